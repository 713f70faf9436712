import type { MessageDto } from '@/lib/contract/chat';
import type { Outgoing } from './api';
import type { Unsent } from './conversation';
import type { Action } from './conversation-state';
import type { Upload } from './file-queue';
import type { StoredFile } from './unsent-file';
import type { UnsentStore } from './unsent-store';

export type Sender = {
  /** Saved in the store before the first attempt, so that a reload repeats it with the same id. */
  compose(body: string, replyTo: number | null, lastSeenSeq: number | null, files?: StoredFile[]): void;
  retry(entry: Unsent): void;
  discard(clientMessageId: string): void;
  /** Adds a message again that the store has lost. */
  restore(entry: Unsent): void;
  /** The message was accepted or discarded. Removes it from the store. */
  settle(clientMessageId: string): void;
  /** Sends the queued messages now. */
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
  /** The message is missing from the store and this tab did not remove it. */
  onVanished(clientMessageId: string): void;
  exclusively(name: string, work: () => Promise<void>): Promise<void>;
};
