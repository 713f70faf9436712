import type { FileType } from '@/lib/contract/file-types';

export type GivenFile = { name: string; declaredType: string; bytes: Buffer };
export type ExaminedFile = {
  fileName: string;
  fileType: FileType;
  mimeType: string;
  bytes: Buffer;
  /** Of a picture: a small one of it, as WebP. */
  thumbnail: Buffer | null;
  width: number | null;
  height: number | null;
};
