import type { AcceptedExtension } from '@/lib/contract/file-types';

export type PictureTask = 'attachment' | 'logo' | 'portrait';
/** The message of the app to the decoding process. */
export type PictureOrder = { task: PictureTask; format: AcceptedExtension; bytes: Uint8Array };
/** The messages of that process to the app. */
export type PictureAnswer =
  /** Sent once, before any other message. */
  | { kind: 'ready' }
  | { kind: 'refused' }
  | {
      kind: 'drawn';
      bytes: Uint8Array;
      /** The following fields are set for attachments only. */
      thumbnail: Uint8Array | null;
      width: number;
      height: number;
      /** The memory of the whole process after the picture. */
      usedBytes: number;
    };
export type DrawnPicture = Extract<PictureAnswer, { kind: 'drawn' }>;
