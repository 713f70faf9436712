/** The kinds of files, found from the first bytes and not from the name. Files of these kinds cannot be read. */
const UNREAD_KINDS = [
  ...(['old_excel', 'binary_excel', 'excel_xml', 'opendocument', 'numbers', 'pdf', 'web_page'] as const),
  ...(['word', 'json', 'picture', 'archive', 'other'] as const),
] as const;
export type UnreadKind = (typeof UNREAD_KINDS)[number];
export type FileKind = 'text' | 'zip' | 'calendar' | UnreadKind;

const SIGNATURES: readonly { starts: readonly number[]; kind: FileKind }[] = [
  { starts: [0x50, 0x4b, 0x03, 0x04], kind: 'zip' },
  { starts: [0x50, 0x4b, 0x05, 0x06], kind: 'archive' },
  // Also the signature of a newer workbook with a password.
  { starts: [0xd0, 0xcf, 0x11, 0xe0], kind: 'old_excel' },
  { starts: [0x09, 0x08, 0x10], kind: 'old_excel' },
  { starts: [0x09, 0x04, 0x06], kind: 'old_excel' },
  { starts: [0x25, 0x50, 0x44, 0x46], kind: 'pdf' },
  { starts: [0x89, 0x50, 0x4e, 0x47], kind: 'picture' },
  { starts: [0xff, 0xd8, 0xff], kind: 'picture' },
  { starts: [0x47, 0x49, 0x46, 0x38], kind: 'picture' },
  { starts: [0x1f, 0x8b], kind: 'archive' },
  { starts: [0x37, 0x7a, 0xbc, 0xaf], kind: 'archive' },
  { starts: [0x52, 0x61, 0x72, 0x21], kind: 'archive' },
];
const OPENINGS: readonly { opening: RegExp; kind: FileKind }[] = [
  { opening: /^BEGIN:VCALENDAR/i, kind: 'calendar' },
  { opening: /^<\?xml[^>]*>\s*(?:<\?mso[^>]*>\s*)?<(?:\w+:)?Workbook/i, kind: 'excel_xml' },
  {
    opening: /^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|meta|body|table|style)\b/is,
    kind: 'web_page',
  },
  { opening: /^\{\\rtf/, kind: 'word' },
  { opening: /^ID;P/, kind: 'other' },
  { opening: /^(?:\{\s*"|\[\s*[{[])/, kind: 'json' },
  { opening: /^<\?xml/i, kind: 'other' },
];

export function kindOf(bytes: Uint8Array<ArrayBuffer>): FileKind {
  const signed = SIGNATURES.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte));
  if (signed) return signed.kind;
  const opening = openingOf(bytes);
  const opened = OPENINGS.find((each) => each.opening.test(opening));
  if (opened) return opened.kind;
  return isBinary(bytes) ? 'other' : 'text';
}

/** Finds the program that packed an archive from the names of its parts. Null for a workbook. */
export function kindOfParts(names: readonly string[]): UnreadKind | null {
  const has = (part: RegExp) => names.some((name) => part.test(name));
  if (has(/^xl\/workbook\.xml$/i)) return null;
  if (has(/^xl\/workbook\.bin$/i)) return 'binary_excel';
  if (has(/^word\//i)) return 'word';
  if (has(/^content\.xml$/i) && has(/^mimetype$/i)) return 'opendocument';
  return has(/^Index\/|\.iwa$|^index\.zip$/i) ? 'numbers' : 'archive';
}

function openingOf(bytes: Uint8Array<ArrayBuffer>): string {
  const first = bytes.slice(0, 2048);
  const encoding = first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding)
    .decode(first)
    .replace(/^\uFEFF/, '')
    .trimStart();
}

/** Text has no control characters except tabs and line breaks; Latin text in UTF-16 has NUL in every second byte. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  const controls = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 28)).length;
  const nuls = sample.filter((byte) => byte === 0).length;
  const even = sample.filter((byte, index) => byte === 0 && index % 2 === 0).length;
  const isUtf16 = nuls > 0 && (even === 0 || even === nuls);
  return controls - (isUtf16 ? nuls : 0) > sample.length / 100;
}
