import type { FileType } from '@/lib/contract/file-types';

export type GivenFile = { name: string; declaredType: string; bytes: Buffer };
export type ExaminedFile = {
  fileName: string;
  fileType: FileType;
  mimeType: string;
  bytes: Buffer;
  /** A small version of a picture, as WebP; null for other files. */
  thumbnail: Buffer | null;
  width: number | null;
  height: number | null;
};
