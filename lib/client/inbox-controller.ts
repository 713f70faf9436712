import { REALTIME_EVENTS } from '@/lib/contract/channels';
import type { InboxPageDto, InboxQuery, InboxRowDto, StaffChannelsDto } from '@/lib/contract/chat';
import type { Envelope, UnreadPayload } from '@/lib/contract/realtime';
import type { StaffApi } from './api';
import { createDeliveryReceipts } from './delivery-receipts';
import type { Command } from './inbox-order';
import {
  countHidden,
  type InboxAction,
  inboxOf,
  receivedOf,
  reduceInbox,
  rowOf,
  rowsIn,
  rowsOf,
} from './inbox-state';
import { createLiveFeed } from './live-feed';
import type { PagePresence } from './page-presence';
import type { Realtime } from './realtime';
import { createTypingStaff, type TypingStaff } from './typing-staff';
import type { Connection, ConversationView } from './view';
import { createViewStore } from './view-store';

export type InboxView = {
  readonly rows: readonly InboxRowDto[];
  readonly totalUnread: number;
  /** The known row of a conversation, listed or not. */
  rowOf(id: number): InboxRowDto | undefined;
  readonly received: readonly InboxRowDto[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** A new filter was chosen and its first page is being fetched. */
  readonly isRefreshing: boolean;
  /** The number of rows that are not in their place while the list is frozen. */
  readonly hiddenCount: number;
  readonly typingStaff: TypingStaff;
  /** The current names of the staff channels. It is a new object when they change. */
  readonly channels: StaffChannelsDto;
  readonly connection: Connection;
  readonly ending: ConversationView['ending'];
  loadMore(): void;
  /** Freezes the order while the pointer is over the list. */
  freeze(isFrozen: boolean): void;
  /** Sorts the list now, even while it is frozen. */
  arrange(): void;
  /** Marks the conversation unread for the next reader. It is shown at once, here and on every desk. */
  markUnread(id: number): void;
};

export type InboxSetting = {
  command: Command;
  meName: string;
  initial: InboxPageDto;
  query: InboxQuery;
};
type World = {
  realtime: Realtime | null;
  page: PagePresence;
  api: Pick<StaffApi, 'inbox' | 'markListDelivered' | 'markUnread'>;
};

/** The live inbox of the desk. Independent of any framework. */
export function createInboxController(
  { command, meName, initial, query: firstQuery }: InboxSetting,
  { realtime, page, api }: World,
) {
  let inbox = inboxOf(command, firstQuery, initial);
  let query = firstQuery;
  let channels = initial.channels;
  let isLoadingMore = false;

  const feed = createLiveFeed({
    channel: initial.channels.inbox,
    realtime,
    page,
    async fetchChanges() {
      const [asked, askedAt] = [query, inbox.changes];
      const fresh = await api.inbox(asked);
      if (fresh.channels.inbox !== channels.inbox) channels = fresh.channels;
      if (asked === query) change({ type: 'loaded', query: asked, page: fresh, askedAt });
      else publish();
      return channels.inbox;
    },
    onEvent(name, envelope) {
      typingStaff.hear(name, envelope);
      if (name !== REALTIME_EVENTS.unread_updated) return;
      if (isUnread(envelope)) change({ type: 'changed', payload: envelope.payload, at: envelope.meta.ts });
      else void feed.refresh();
    },
    onChange() {
      if (feed.connection() !== view().connection || feed.ending() !== view().ending) publish();
    },
    onWake: () => undefined,
  });
  const typingStaff = createTypingStaff({ meName, onChange: () => publish() });
  const arrivals = createDeliveryReceipts({
    rowOf: (id) => rowOf(inbox, id),
    tell: api.markListDelivered,
    onFailure: feed.recordFailure,
  });
  const actions = {
    loadMore: () => void loadMore(),
    freeze(isFrozen: boolean) {
      if (isFrozen !== inbox.isFrozen) change({ type: 'frozen', isFrozen });
    },
    arrange: () => change({ type: 'arranged' }),
    markUnread: (id: number) => void markUnread(id),
  };
  const { view, subscribe, publish } = createViewStore(draw);

  function draw(): InboxView {
    return {
      rows: rowsOf(inbox),
      totalUnread: inbox.totalUnread,
      rowOf: (id) => rowOf(inbox, id),
      received: receivedOf(inbox),
      hasMore: inbox.nextCursor !== null,
      isLoadingMore,
      isRefreshing: query !== inbox.query,
      hiddenCount: countHidden(inbox),
      typingStaff: typingStaff.names(),
      channels,
      connection: feed.connection(),
      ending: feed.ending(),
      ...actions,
    };
  }

  function change(action: InboxAction) {
    inbox = reduceInbox(inbox, action);
    arrivals.note(rowsIn(action));
    for (const row of rowsIn(action))
      if (row.last_message_sender_type === 'staff') typingStaff.recordAnswer(row.id, row.last_message_time);
    publish();
  }

  async function markUnread(id: number) {
    change({ type: 'marked_unread', id });
    try {
      await api.markUnread(id);
    } catch (cause) {
      feed.recordFailure(cause);
      void feed.refresh();
    }
  }

  async function loadMore() {
    const cursor = inbox.nextCursor;
    if (isLoadingMore || cursor === null) return;
    isLoadingMore = true;
    publish();
    try {
      change({ type: 'loaded_more', cursor, page: await api.inbox({ ...inbox.query, cursor }) });
    } catch (cause) {
      feed.recordFailure(cause);
    }
    isLoadingMore = false;
    publish();
  }

  return {
    view,
    subscribe,
    /** Shows the current rows until the new query is answered. */
    setQuery(next: InboxQuery) {
      if (JSON.stringify(next) === JSON.stringify(query)) return;
      query = next;
      publish();
      void feed.refresh();
    },
    start() {
      const stopFeed = feed.start();
      arrivals.note(initial.conversations);
      return () => {
        stopFeed();
        arrivals.stop();
        typingStaff.stop();
      };
    },
  };
}

function isUnread(envelope: Envelope): envelope is Envelope & { payload: UnreadPayload } {
  const { payload, meta } = envelope;
  if (meta.is_cut || typeof payload !== 'object' || payload === null) return false;
  return 'conversation_id' in payload && 'unread_count' in payload && 'total_unread' in payload;
}
