// Names only, no schemas: this file is part of the guest's first download.

export const FILE_TYPES = ['image', 'pdf', 'document', 'audio', 'video', 'other'] as const;
export type FileType = (typeof FILE_TYPES)[number];

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The accepted files by extension. The content must match the extension. All other files are refused. */
export const ACCEPTED_FILES = {
  jpg: { mimeType: 'image/jpeg', fileType: 'image' },
  jpeg: { mimeType: 'image/jpeg', fileType: 'image' },
  png: { mimeType: 'image/png', fileType: 'image' },
  gif: { mimeType: 'image/gif', fileType: 'image' },
  webp: { mimeType: 'image/webp', fileType: 'image' },
  heic: { mimeType: 'image/heic', fileType: 'image' },
  bmp: { mimeType: 'image/bmp', fileType: 'image' },
  pdf: { mimeType: 'application/pdf', fileType: 'pdf' },
  doc: { mimeType: 'application/msword', fileType: 'document' },
  docx: { mimeType: `${OFFICE}.wordprocessingml.document`, fileType: 'document' },
  xls: { mimeType: 'application/vnd.ms-excel', fileType: 'document' },
  xlsx: { mimeType: `${OFFICE}.spreadsheetml.sheet`, fileType: 'document' },
  txt: { mimeType: 'text/plain', fileType: 'document' },
  csv: { mimeType: 'text/csv', fileType: 'document' },
} as const satisfies Record<string, { mimeType: string; fileType: FileType }>;
export type AcceptedExtension = keyof typeof ACCEPTED_FILES;

/** Other extensions that systems and browsers use for the same types. */
const ALSO_ENDING: Readonly<Record<string, AcceptedExtension>> = {
  ...{ jfif: 'jpg', jpe: 'jpg', jif: 'jpg', pjpeg: 'jpg', pjp: 'jpg' },
  ...{ apng: 'png', heif: 'heic', hif: 'heic', dib: 'bmp', text: 'txt' },
};

export const ACCEPTED_EXTENSIONS = Object.keys(ACCEPTED_FILES).filter(isAccepted);
/** The extensions that a file picker offers. */
export const ACCEPTED_ENDINGS = [...ACCEPTED_EXTENSIONS, ...Object.keys(ALSO_ENDING)];

/**
 * Returns the extension by which a name is judged; null for a refused type. A file without one is judged by its
 * content.
 */
export function acceptedExtensionOf(fileName: string): AcceptedExtension | 'none' | null {
  // "Room no. 5" and "scan.2026" end in a number or a word of their own, not in an extension.
  const ending = /\.((?=[^.]*\p{L})[\p{L}\p{N}_~-]{1,10})$/u.exec(fileName)?.[1]?.toLowerCase();
  if (ending === undefined) return 'none';
  if (Object.hasOwn(ALSO_ENDING, ending)) return ALSO_ENDING[ending] ?? null;
  return isAccepted(ending) ? ending : null;
}

function isAccepted(ending: string): ending is AcceptedExtension {
  return Object.hasOwn(ACCEPTED_FILES, ending);
}
