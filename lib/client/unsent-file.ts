/** A file of a message on its way, as this browser keeps it until the server has the message. */
export type StoredFile = {
  id: string;
  name: string;
  mimeType: string;
  blob: Blob;
  /** The attachment's number once its bytes have arrived, so that no retry sends them twice. */
  attachmentId: number | null;
};

/** The same on the screen. */
export type UnsentFile = Readonly<Omit<StoredFile, 'attachmentId'>> & {
  /** From 0 to 1. */
  readonly progress: number;
};

export function shownFile({ attachmentId, ...file }: StoredFile): UnsentFile {
  return { ...file, progress: attachmentId === null ? 0 : 1 };
}

/** For a message whose store was lost: what had been brought is brought again. */
export function storedFile({ progress: _, ...file }: UnsentFile): StoredFile {
  return { ...file, attachmentId: null };
}
