/** What a file's address answers with: all of it, or as it comes in. */
export type OpenedFile = {
  body: Buffer<ArrayBuffer> | ReadableStream<Uint8Array>;
  /** Null where nobody says how much there will be. */
  size: number | null;
};

/** Where attachments are kept. Throws `unavailable` when it cannot be reached; what is not there is removed already. */
export type AttachmentStorage = {
  /** A place for one file, which nobody could guess and which says nothing: written down before anything is put there. */
  newKey(): string;
  put(key: string, bytes: Buffer): Promise<void>;
  open(key: string): Promise<OpenedFile>;
  remove(keys: readonly string[]): Promise<void>;
  /** Null where every file comes through the app. */
  direct: DirectUploads | null;
};

/** A door of the store's own, for files the app's may not take. What comes in by it is nobody's until it was examined. */
export type DirectUploads = {
  /** What a browser sends along with the file: it opens the door once, for one name, for so long. */
  sign(name: string): Promise<{ url: string; fields: Record<string, string>; expiresAt: Date }>;
  /** Null while it has not come in. Throws `too_large` without reading on. */
  fetch(name: string, mostBytes: number): Promise<Buffer | null>;
  remove(names: readonly string[]): Promise<void>;
};
