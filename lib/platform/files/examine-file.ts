import { fileTypeFromBuffer } from 'file-type';
import {
  ACCEPTED_EXTENSIONS,
  ACCEPTED_FILES,
  type AcceptedExtension,
  acceptedExtensionOf,
} from '@/lib/contract/file-types';
import { AppError } from '@/lib/kernel/app-error';
import { drawPicture } from '@/lib/platform/pictures/draw-picture';
import { cleanFileName } from './clean-file-name';
import type { ExaminedFile, GivenFile } from './examined-file';
import { looksLikePlainText, utf16Of } from './plain-text';

/** The signatures that are accepted for each extension. Text has no signature. */
const SIGNATURES: Record<AcceptedExtension, readonly (string | undefined)[]> = {
  jpg: ['jpg'],
  jpeg: ['jpg'],
  png: ['png', 'apng'],
  gif: ['gif'],
  webp: ['webp'],
  heic: ['heic'],
  bmp: ['bmp'],
  pdf: ['pdf'],
  doc: ['cfb'],
  docx: ['docx'],
  xls: ['cfb'],
  xlsx: ['xlsx'],
  txt: [undefined],
  csv: [undefined],
};
/** Further declared types that browsers and systems use for the same format. */
const ALSO_DECLARED: Partial<Record<AcceptedExtension, readonly string[]>> = {
  jpg: ['image/jpg', 'image/pjpeg'],
  jpeg: ['image/jpg', 'image/pjpeg'],
  heic: ['image/heif'],
  bmp: ['image/x-ms-bmp', 'image/x-bmp'],
  csv: ['text/plain', 'application/csv', 'application/vnd.ms-excel'],
};
const UNDECLARED = ['', 'application/octet-stream'];

/** The format that a picture is converted to. Few browsers show HEIC and BMP; every browser shows the result. */
const BECOMES: Partial<Record<AcceptedExtension, AcceptedExtension>> = { heic: 'jpg', bmp: 'png' };

/**
 * Accepts or refuses an uploaded file. Name, declared type and bytes must agree. A picture is re-encoded, so that
 * nothing but its pixels remains; every other file is stored unchanged and only ever downloaded.
 */
export async function examineFile(given: GivenFile): Promise<ExaminedFile> {
  const { fileName, ending } = await recognizeFile(given);
  const { bytes } = given;
  const { fileType, mimeType } = ACCEPTED_FILES[ending];
  if (fileType !== 'image')
    return { fileName, fileType, mimeType, bytes, thumbnail: null, width: null, height: null };
  const drawn = await drawPicture('attachment', ending, bytes);
  const becomes = BECOMES[ending] ?? ending;
  return {
    fileName: fileName.replace(/[^.]*$/, becomes),
    fileType,
    mimeType: ACCEPTED_FILES[becomes].mimeType,
    bytes: Buffer.from(drawn.bytes),
    thumbnail: drawn.thumbnail && Buffer.from(drawn.thumbnail),
    width: drawn.width,
    height: drawn.height,
  };
}

/** Determines which accepted type a file is by its name, its declared type and its first bytes. Decodes nothing. */
export async function recognizeFile({
  name,
  declaredType,
  bytes,
}: GivenFile): Promise<{ fileName: string; ending: AcceptedExtension }> {
  if (bytes.length === 0) throw new AppError('invalid_input', { detail: 'The file is empty.' });
  const fileName = cleanFileName(name);
  const named = acceptedExtensionOf(fileName);
  if (!named) throw unsupported();
  const found = utf16Of(bytes) ? undefined : await fileTypeFromBuffer(bytes).catch(() => null);
  if (found === null || (!found && !looksLikePlainText(bytes))) throw unsupported();
  const ending = named === 'none' ? endingOf(found?.ext, declaredType) : named;
  if (!ending || !SIGNATURES[ending].includes(found?.ext)) throw unsupported();
  if (!isDeclaredAs(ending, declaredType)) throw unsupported();
  return { fileName: named === 'none' ? cleanFileName(`${fileName}.${ending}`) : fileName, ending };
}

/** Determines the extension of a name without one: by the bytes, and where several fit, by the declared type. */
function endingOf(found: string | undefined, declaredType: string): AcceptedExtension | undefined {
  const possible = ACCEPTED_EXTENSIONS.filter((ending) => SIGNATURES[ending].includes(found));
  const declared = possible.find((ending) => isOf(ACCEPTED_FILES[ending].mimeType, declaredType));
  // The first bytes of an old Office document do not show which program wrote it.
  return declared ?? (found === 'cfb' ? undefined : possible[0]);
}

const isOf = (mimeType: string, declaredType: string) =>
  declaredType.split(';')[0]?.trim().toLowerCase() === mimeType;

function isDeclaredAs(ending: AcceptedExtension, declaredType: string): boolean {
  const declared = declaredType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (UNDECLARED.includes(declared) || declared === ACCEPTED_FILES[ending].mimeType) return true;
  return ALSO_DECLARED[ending]?.includes(declared) ?? false;
}

function unsupported(): AppError {
  return new AppError('unsupported_type');
}
