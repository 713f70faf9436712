import { ApiProblem } from './api-problem';
import type { Action } from './conversation-state';
import type { Watch } from './post-form';
import type { StoredFile } from './unsent-file';
import type { StoredMessage, UnsentStore } from './unsent-store';

export type Upload = (file: StoredFile, watch: Watch) => Promise<number>;

type Needs = {
  scope: string;
  store: Pick<UnsentStore, 'change'>;
  upload: Upload;
  tell(action: Action): void;
};

/** Uploads the files of a message before the message itself: one at a time, each only once. */
export function createFileQueue({ scope, store, upload, tell }: Needs) {
  const underWay = new Map<string, AbortController>();

  async function bring(message: StoredMessage, file: StoredFile, signal: AbortSignal): Promise<number> {
    const { clientMessageId } = message;
    return upload(file, {
      signal,
      onProgress: (progress) => tell({ type: 'file_progressed', clientMessageId, fileId: file.id, progress }),
    });
  }

  return {
    /** Returns the attachment ids of the message's files in their order. Throws the error of the upload. */
    async finish(message: StoredMessage): Promise<number[]> {
      const { clientMessageId } = message;
      const controller = new AbortController();
      underWay.set(clientMessageId, controller);
      let files = message.files ?? [];
      try {
        for (const file of files) {
          if (file.attachmentId !== null) continue;
          const attachmentId = await bring(message, file, controller.signal);
          files = files.map((each) => (each.id === file.id ? { ...each, attachmentId } : each));
          await store.change(scope, clientMessageId, { files });
          tell({ type: 'file_progressed', clientMessageId, fileId: file.id, progress: 1 });
        }
      } finally {
        underWay.delete(clientMessageId);
      }
      return files.flatMap(({ attachmentId }) => attachmentId ?? []);
    },
    /**
     * The server deletes uploads that are not sent within a day; they are uploaded once more. Returns false when no
     * file had been uploaded before, so that a message that is refused for good is not retried for ever.
     */
    async mayStartOver({ clientMessageId, files = [] }: StoredMessage, cause: unknown): Promise<boolean> {
      const isUnknown = cause instanceof ApiProblem && cause.status === 404;
      if (!isUnknown || !files.some(({ attachmentId }) => attachmentId !== null)) return false;
      await store.change(scope, clientMessageId, {
        files: files.map((file) => ({ ...file, attachmentId: null })),
      });
      return true;
    },
    cancel: (clientMessageId: string) => underWay.get(clientMessageId)?.abort(),
  };
}
