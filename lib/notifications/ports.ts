import type { ConversationEventDto, InboxRowDto } from '@/lib/contract/chat';
import type { DeviceKind, PushData } from '@/lib/contract/devices';

/** The outcome of one delivery attempt. Adapters return it and never throw. */
export type Delivery =
  | { outcome: 'delivered' }
  | { outcome: 'skipped'; reason: 'not_configured' | 'no_recipient' | 'stale' }
  /**
   * The target has updated the outbox row itself: it is rescheduled or already deleted. `hasQueued`: it wrote other
   * rows.
   */
  | { outcome: 'kept'; hasQueued?: boolean }
  | { outcome: 'failed'; retry: boolean; retryAfterMs?: number; cause: unknown };

/** One event with the same data for all of its channels. */
export type Publication = { channels: readonly string[]; event: string; data: unknown };

export type RealtimePublisher = {
  /** Uses as few calls as possible. One publication never takes two, whatever the number of its channels. */
  publish(publications: readonly Publication[]): Promise<readonly Delivery[]>;
};

/** Firebase's answer for one device. `again`: the device may be fine, and a retry may reach it. */
export type PushOutcome =
  | { state: 'accepted' }
  | { state: 'gone' | 'failed'; why: string }
  | { state: 'again'; why: string; isRefusal?: boolean };

export type PushSender = {
  /** How long sending is useless; zero when it is not. */
  msUntilOpen(): number;
  send(device: { kind: DeviceKind; value: string }, data: PushData): Promise<PushOutcome>;
};

type Mail = {
  to: string;
  /** The hotel's name, shown before the address that all mail comes from. */
  fromName: string;
  subject: string;
  text: string;
  /** The same for the same content, so that a mailbox that receives it twice shows it once. */
  id: string;
};
export type MailSender = { send(mail: Mail): Promise<Delivery> };

export type WebhookRequest = { url: string; secret: string; id: string; body: string };
/** The other system's answer to one call. `why` is a word of ours, never text of theirs. */
export type WebhookAnswer =
  | { isHeard: true; status: number }
  | { isHeard: false; status: number | null; why: string };
export type WebhookCaller = { call(request: WebhookRequest): Promise<WebhookAnswer> };

/** When a process is to look at the outbox: the moment, and how far off it was by the database's clock. */
export type Wake = { at: Date; inMs: number };
/** Makes a process look at the outbox at a given time. A wake that comes early, late or twice does no harm. */
export type Waker = { wakeAt(wake: Wake): Promise<void> };

/** Disconnects every connection of a user who may receive nothing more. */
export type ConnectionCutter = { cut(user: string): Promise<readonly Delivery[]> };

/** An event with everything that a target may need about it, as it is at the moment of delivery. */
export type NotificationPayload = {
  itemId: number;
  hotelSlug: string;
  bookingCode: string;
  conversationId: number;
  /** Unique, and the same on every channel. */
  eventId: string;
  at: string;
  /** The entry of the event log; null when only the inbox row has changed. */
  event: ConversationEventDto | null;
  row: InboxRowDto;
  totalUnread: number;
  /** Whether the hotel has an active webhook. */
  hasWebhooks: boolean;
  /** The staff members whose personal channels get a guest's message. */
  staffIds: readonly number[];
  /** No event, but the time to check: whether the guest still waits, or has not read their answer. */
  timer?: 'ladder' | 'guest_mail';
  /** A guest has waited too long, and these staff members are called. Step 0: a staff member has acknowledged it. */
  call?: { step: number; waitingSince: string; staffIds: readonly number[] };
};

/** An item that was claimed as it was written, with the payload as its writer knows it. */
export type PreparedItem = { item: ClaimedItem; notification: NotificationPayload };

export type Target = {
  readonly name: string;
  deliver(notification: NotificationPayload): Promise<readonly Delivery[]>;
  /** Tells the clients that listen to a channel's old name that it has a new one. */
  announceChange?(channel: string): Promise<readonly Delivery[]>;
  /** Tells open pages of guests to fetch what has changed about their stay or its hotel. */
  announceContext?(change: ContextChange): Promise<readonly Delivery[]>;
} & Partial<ConnectionCutter>;

/** Loads the payloads of outbox rows. Rows whose event no longer exists are left out. */
export type PayloadLoader = (item: readonly ClaimedItem[]) => Promise<Map<number, NotificationPayload>>;

/** Whose pages show something that has changed: those of one booking, or all of the hotel. */
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
  /** For a timer that runs for the first time: how long after its due time. */
  lateMs?: number | null;
  /** Not an event to publish: the user whose connections must be disconnected. */
  cutUser?: string | null;
  /** Not an event to publish: the old name of a channel whose listeners must fetch the new one. */
  changedChannel?: string | null;
  /** Not an event to publish: the booking for which the guests' view has changed. */
  changedBookingId?: number | null;
};
