/** The content of a file: the whole of it, or a stream. */
export type OpenedFile = {
  body: Buffer<ArrayBuffer> | ReadableStream<Uint8Array>;
  /** Null where the size is unknown. */
  size: number | null;
};

/**
 * Stores attachments. Throws `unavailable` when it cannot be reached; to remove a file that does not exist succeeds.
 */
export type AttachmentStorage = {
  /**
   * Returns a key for one file, which cannot be guessed and reveals nothing. It is saved in the database before the
   * file is stored.
   */
  newKey(): string;
  put(key: string, bytes: Buffer): Promise<void>;
  open(key: string): Promise<OpenedFile>;
  remove(keys: readonly string[]): Promise<void>;
  /** Null where every file is uploaded through the app. */
  direct: DirectUploads | null;
};

/**
 * Direct uploads to the storage, for files that are too large for the app. A file that arrives belongs to no message
 * until it was examined.
 */
export type DirectUploads = {
  /** The form fields that a browser sends with the file: they allow one upload, under one name, for a limited time. */
  sign(name: string): Promise<{ url: string; fields: Record<string, string>; expiresAt: Date }>;
  /** Null while the file has not arrived. Throws `too_large` without reading on. */
  fetch(name: string, mostBytes: number): Promise<Buffer | null>;
  remove(names: readonly string[]): Promise<void>;
};
