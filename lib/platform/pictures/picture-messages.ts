import type { AcceptedExtension } from '@/lib/contract/file-types';

export type PictureTask = 'attachment' | 'logo' | 'portrait';
/** What the app sends to the process that decodes. */
export type PictureOrder = { task: PictureTask; format: AcceptedExtension; bytes: Uint8Array };
/** What that process sends back. */
export type PictureAnswer =
  /** Once, before anything else. */
  | { kind: 'ready' }
  | { kind: 'refused' }
  | {
      kind: 'drawn';
      bytes: Uint8Array;
      /** The rest is of attachments alone. */
      thumbnail: Uint8Array | null;
      width: number;
      height: number;
      /** Memory of the whole process, afterwards. */
      usedBytes: number;
    };
export type DrawnPicture = Extract<PictureAnswer, { kind: 'drawn' }>;
