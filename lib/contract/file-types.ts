// Names only, no schemas: this file is part of the guest's first download.

export const FILE_TYPES = ['image', 'pdf', 'document', 'audio', 'video', 'other'] as const;
export type FileType = (typeof FILE_TYPES)[number];

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What may be sent, by the ending of its name. The content has to agree with it. Everything else is refused. */
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

/** The ending a name is judged by, or null when we take no such file. */
export function acceptedExtensionOf(fileName: string): AcceptedExtension | null {
  const ending = fileName.includes('.') ? fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase() : '';
  return isAccepted(ending) ? ending : null;
}

function isAccepted(ending: string): ending is AcceptedExtension {
  return Object.hasOwn(ACCEPTED_FILES, ending);
}
