/** A file of an unsent message, saved in this browser until the server has the message. */
export type StoredFile = {
  id: string;
  name: string;
  mimeType: string;
  blob: Blob;
  /** The attachment id once the upload is complete, so that a retry does not upload it twice. */
  attachmentId: number | null;
};

/** The same file on the screen. */
export type UnsentFile = Readonly<Omit<StoredFile, 'attachmentId'>> & {
  /** From 0 to 1. */
  readonly progress: number;
};

export function shownFile({ attachmentId, ...file }: StoredFile): UnsentFile {
  return { ...file, progress: attachmentId === null ? 0 : 1 };
}

/** For a message that the store lost: its files are uploaded again. */
export function storedFile({ progress: _, ...file }: UnsentFile): StoredFile {
  return { ...file, attachmentId: null };
}
