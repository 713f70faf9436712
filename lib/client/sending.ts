import type { MessageDto } from '@/lib/contract/chat';
import type { Outgoing } from './api';
import type { Unsent } from './conversation';
import type { Action } from './conversation-state';
import type { Upload } from './file-queue';
import type { StoredFile } from './unsent-file';
import type { UnsentStore } from './unsent-store';

export type Sender = {
  /** Kept in the store before the first attempt, so that a reload repeats it under the same id. */
  compose(body: string, replyTo: number | null, lastSeenSeq: number | null, files?: StoredFile[]): void;
  retry(entry: Unsent): void;
  discard(clientMessageId: string): void;
  /** Puts back what the store has lost. */
  restore(entry: Unsent): void;
  /** The message arrived, or was given up: nothing is left to do. */
  settle(clientMessageId: string): void;
  /** Sends what is waiting, now. */
  flush(): void;
  stop(): void;
};

export type SenderNeeds = {
  scope: string;
  store: UnsentStore;
  send(message: Outgoing): Promise<MessageDto>;
  upload: Upload;
  tell(action: Action): void;
  onFailure(cause: unknown): void;
  /** Gone from the store, and not by us. */
  onVanished(clientMessageId: string): void;
  exclusively(name: string, work: () => Promise<void>): Promise<void>;
};
