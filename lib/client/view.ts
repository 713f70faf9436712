import type { HandlerDto, MessageDto, ReplyPreviewDto } from '@/lib/contract/chat';
import type { ThreadDto } from '@/lib/contract/history';
import type { StoredFile, UnsentFile } from './unsent-file';

/** What a conversation looks like to a component; lib/client/use-conversation.ts makes it. */
export type Entry =
  | { readonly state: 'sent'; readonly message: MessageDto; readonly change?: ChangeMark }
  | {
      readonly state: 'queued' | 'sending' | 'failed';
      readonly clientMessageId: string;
      readonly body: string;
      readonly files: readonly UnsentFile[];
      readonly composedAt: string;
      readonly replyTo: number | null;
      /** Why it was refused for good, as an error code; null while it may still succeed. */
      readonly refusal: string | null;
      /** What it answers, as far as it is loaded; drawn, never kept. */
      readonly quote?: ReplyPreviewDto | null;
    };

/** An edit or a delete that the server has not taken yet, or has refused. */
export type ChangeMark = {
  readonly kind: 'edit' | 'remove';
  readonly isFailed: boolean;
  readonly refusal: string | null;
};

export type Connection = 'connecting' | 'live' | 'polling' | 'offline';

/** Somewhere in a conversation: a message, the first one of a day (`2026-11-22`), the first after a number. */
export type HistoryPlace = { message: number } | { day: string } | { after_seq: number };

export type ConversationView = {
  /** Oldest to newest; unsent ones last, in the order they were written. */
  readonly entries: readonly Entry[];
  readonly guestReadSeq: number;
  readonly staffReadSeq: number;
  readonly lastSeq: number;
  readonly handler: (Omit<HandlerDto, 'id'> & { id?: number | undefined }) | null;
  /** Names of those on the other side who are writing now. */
  readonly typing: readonly string[];
  /** Names of colleagues at the desk who are writing now. */
  readonly typingStaff: readonly string[];
  /** Too much was sent too fast: what waits goes out then, by this browser's clock. */
  readonly heldUntil: number | null;
  readonly connection: Connection;
  readonly hasMore: boolean;
  readonly isLoadingOlder: boolean;
  /** What is shown instead of the entries while somebody looks back; newer messages always follow it. */
  readonly past: { readonly entries: readonly Entry[]; readonly hasMore: boolean } | null;
  readonly isLoadingNewer: boolean;
  /** The conversation ended while we looked at it, or the session did. */
  readonly ending: 'stay_ended' | 'signed_out' | null;
  send(body: string, replyTo?: number | null, files?: StoredFile[]): void;
  retry(clientMessageId: string): void;
  discard(clientMessageId: string): void;
  /** Of the past while somebody looks back. */
  loadOlder(): void;
  loadNewer(): void;
  /** Answers the id of the message found there, or null when there is none to be had. */
  lookAt(place: HistoryPlace): Promise<number | null>;
  toNewest(): void;
  /** A page of a message's answers, from its first or after one; rejects when it could not be asked. */
  replies(messageId: number, after?: number): Promise<ThreadDto>;
  /** Call with the newest seq that is really on a visible screen. */
  markRead(upToSeq: number): void;
  noteTyping(): void;
  /** Fetches what is new, now. */
  refresh(): void;
};

/** The same, where messages can be changed; lib/client/optimistic-edits.ts makes it. */
export type LiveConversation = ConversationView & {
  edit(messageId: number, text: string): void;
  remove(messageId: number, isHard: boolean): void;
  retryChange(messageId: number): void;
  dropChange(messageId: number): void;
};
