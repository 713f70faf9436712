/** Bytes of ours, or a short-lived address where somebody else serves them. */
export type OpenedFile = { kind: 'bytes'; bytes: Buffer<ArrayBuffer> } | { kind: 'address'; url: string };

/** Where attachments are kept. Throws `unavailable` when it cannot be reached; what is not there is removed already. */
export type AttachmentStorage = {
  /** Answers the key, which nobody could guess and which says nothing. */
  put(bytes: Buffer, mimeType: string): Promise<string>;
  open(key: string, as: { fileName: string; mimeType: string }): Promise<OpenedFile>;
  remove(keys: readonly string[]): Promise<void>;
};
