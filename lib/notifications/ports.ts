import type { ConversationEventDto, InboxRowDto } from '@/lib/contract/chat';
import type { DeviceKind, PushData } from '@/lib/contract/devices';

/** What became of one attempt to tell somebody. Adapters answer this and never throw. */
export type Delivery =
  | { outcome: 'delivered' }
  | { outcome: 'skipped'; reason: 'not_configured' | 'no_recipient' | 'stale' }
  /** The target has seen to the row itself: it lives on, or is gone already. `hasQueued`: it wrote other rows. */
  | { outcome: 'kept'; hasQueued?: boolean }
  | { outcome: 'failed'; retry: boolean; retryAfterMs?: number; cause: unknown };

/** One thing to say, the same to all of its channels. */
export type Publication = { channels: readonly string[]; event: string; data: unknown };

export type RealtimePublisher = {
  /** In as few calls as there may be; one thing never takes two, whatever the number of its channels. */
  publish(publications: readonly Publication[]): Promise<readonly Delivery[]>;
};

/** What Firebase said of one phone. `again`: it may be well, and another try may reach it. */
export type PushOutcome =
  | { state: 'accepted' }
  | { state: 'gone' | 'failed'; why: string }
  | { state: 'again'; why: string; isRefusal?: boolean };

export type PushSender = {
  /** How long it is of no use to try; zero when it is. */
  msUntilOpen(): number;
  send(device: { kind: DeviceKind; value: string }, data: PushData): Promise<PushOutcome>;
};

type Mail = {
  to: string;
  /** The hotel's name, before the address that all mail comes from. */
  fromName: string;
  subject: string;
  text: string;
  /** The same for the same thing to say: a mailbox that gets it twice shows it once. */
  id: string;
};
export type MailSender = { send(mail: Mail): Promise<Delivery> };

export type WebhookRequest = { url: string; secret: string; id: string; body: string };
/** What the other system said of one call. `why` is a word of ours, never of theirs. */
export type WebhookAnswer =
  | { isHeard: true; status: number }
  | { isHeard: false; status: number | null; why: string };
export type WebhookCaller = { call(request: WebhookRequest): Promise<WebhookAnswer> };

/** When a process is to look at the outbox: the moment, and how far off it was by the database's clock. */
export type Wake = { at: Date; inMs: number };
/** Sees to it that a process looks at the outbox at a given time. Called early, late or twice it does no harm. */
export type Waker = { wakeAt(wake: Wake): Promise<void> };

/** Ends every connection of somebody who may hear nothing more. */
export type ConnectionCutter = { cut(user: string): Promise<readonly Delivery[]> };

/** What happened, with everything a target may want to say about it, as it is at the moment of delivery. */
export type NotificationPayload = {
  itemId: number;
  hotelSlug: string;
  bookingCode: string;
  conversationId: number;
  /** Unique, and the same wherever it is heard. */
  eventId: string;
  at: string;
  /** The log's entry; null when only the desk's row has changed. */
  event: ConversationEventDto | null;
  row: InboxRowDto;
  totalUnread: number;
  /** Whether another system of the hotel is told of anything. */
  hasWebhooks: boolean;
  /** Who should hear of a guest's message in person. */
  staffIds: readonly number[];
  /** Nothing happened but that it is time to look: whether the guest still waits, or has not read their answer. */
  timer?: 'ladder' | 'guest_mail';
  /** A guest has waited too long: these are called. Step 0: somebody has said that they are on it. */
  call?: { step: number; waitingSince: string; staffIds: readonly number[] };
};

/** News whose row was claimed as it was written, with the story as the writer knows it. */
export type PreparedItem = { item: ClaimedItem; notification: NotificationPayload };

export type Target = {
  readonly name: string;
  deliver(notification: NotificationPayload): Promise<readonly Delivery[]>;
  /** Tells those who listen to a channel under its old name that it has another. */
  announceChange?(channel: string): Promise<readonly Delivery[]>;
  /** Tells open pages of guests to ask what has changed of their stay or of its hotel. */
  announceContext?(change: ContextChange): Promise<readonly Delivery[]>;
} & Partial<ConnectionCutter>;

/** Turns outbox rows into stories; rows whose story no longer exists are left out. */
export type PayloadLoader = (item: readonly ClaimedItem[]) => Promise<Map<number, NotificationPayload>>;

/** Whose pages show something that has changed: one booking's, or all of the hotel. */
export type ContextChange = { hotelId: number; bookingId: number | null };

export type ClaimedItem = {
  id: number;
  hotelId: number;
  type: string;
  conversationId: number | null;
  seq: number | null;
  attempts: number;
  completedTargets: readonly string[];
  createdAt: Date;
  /** Of a timer that is looked at for the first time: how long after its time. */
  lateMs?: number | null;
  /** Not something to tell: whose connections are to be cut. */
  cutUser?: string | null;
  /** Nor is this: the old name of a channel whose listeners are to ask for the new one. */
  changedChannel?: string | null;
  /** Nor this: of which booking what its guests see has changed. */
  changedBookingId?: number | null;
};
