import { REALTIME_EVENTS } from '@/lib/contract/channels';
import type { InboxPageDto, InboxQuery, InboxRowDto, StaffChannelsDto } from '@/lib/contract/chat';
import type { Envelope, UnreadPayload } from '@/lib/contract/realtime';
import { type Answering, createAnswering } from './answering';
import type { StaffApi } from './api';
import type { Asker } from './inbox-order';
import {
  countHeldBack,
  heardOf,
  type InboxHappening,
  inboxHappen,
  inboxOf,
  rowOf,
  rowsIn,
  rowsOf,
} from './inbox-state';
import { createListArrivals } from './list-arrivals';
import { createLiveFeed } from './live-feed';
import type { PagePresence } from './page-presence';
import type { Realtime } from './realtime';
import type { Connection, ConversationView } from './view';
import { createViewStore } from './view-store';

export type InboxView = {
  readonly rows: readonly InboxRowDto[];
  readonly totalUnread: number;
  /** What was heard of a conversation, shown or not. */
  rowOf(id: number): InboxRowDto | undefined;
  readonly heard: readonly InboxRowDto[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** Another filter was chosen, and its first page is on its way. */
  readonly isRefreshing: boolean;
  /** Rows that wait for their place until the list is let go, or asked to. */
  readonly heldBack: number;
  readonly answering: Answering;
  /** The names that the staff channels have now; another object when they have others. */
  readonly channels: StaffChannelsDto;
  readonly connection: Connection;
  readonly ending: ConversationView['ending'];
  loadMore(): void;
  /** While the pointer is over the list nothing in it moves. */
  hold(isHeld: boolean): void;
  /** Puts everything in its place now, pointer or not. */
  arrange(): void;
  /** For whoever looks next; shown at once, here and at every desk. */
  markUnread(id: number): void;
};

export type InboxSetting = {
  asker: Asker;
  meName: string;
  initial: InboxPageDto;
  query: InboxQuery;
};
type World = {
  realtime: Realtime | null;
  page: PagePresence;
  api: Pick<StaffApi, 'inbox' | 'markListDelivered' | 'markUnread'>;
};

/** The desk's list, live, free of any framework. */
export function createInboxController(
  { asker, meName, initial, query: firstQuery }: InboxSetting,
  { realtime, page, api }: World,
) {
  let inbox = inboxOf(asker, firstQuery, initial);
  let query = firstQuery;
  let channels = initial.channels;
  let isLoadingMore = false;

  const feed = createLiveFeed({
    channel: initial.channels.inbox,
    realtime,
    page,
    async fetchNews() {
      const [asked, askedAt] = [query, inbox.changes];
      const fresh = await api.inbox(asked);
      if (fresh.channels.inbox !== channels.inbox) channels = fresh.channels;
      if (asked === query) change({ type: 'loaded', query: asked, page: fresh, askedAt });
      else publish();
      return channels.inbox;
    },
    onEvent(name, envelope) {
      answering.hear(name, envelope);
      if (name !== REALTIME_EVENTS.unread_updated) return;
      if (isUnread(envelope)) change({ type: 'changed', payload: envelope.payload, at: envelope.meta.ts });
      else void feed.refresh();
    },
    onChange() {
      if (feed.connection() !== view().connection || feed.ending() !== view().ending) publish();
    },
    onWake: () => undefined,
  });
  const answering = createAnswering({ meName, onChange: () => publish() });
  const arrivals = createListArrivals({
    rowOf: (id) => rowOf(inbox, id),
    tell: api.markListDelivered,
    onFailure: feed.noteFailure,
  });
  const actions = {
    loadMore: () => void loadMore(),
    hold(isHeld: boolean) {
      if (isHeld !== inbox.isHeld) change({ type: 'held', isHeld });
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
      heard: heardOf(inbox),
      hasMore: inbox.nextCursor !== null,
      isLoadingMore,
      isRefreshing: query !== inbox.query,
      heldBack: countHeldBack(inbox),
      answering: answering.names(),
      channels,
      connection: feed.connection(),
      ending: feed.ending(),
      ...actions,
    };
  }

  function change(happening: InboxHappening) {
    inbox = inboxHappen(inbox, happening);
    arrivals.note(rowsIn(happening));
    for (const row of rowsIn(happening))
      if (row.last_message_sender_type === 'staff') answering.noteAnswer(row.id, row.last_message_time);
    publish();
  }

  async function markUnread(id: number) {
    change({ type: 'marked_unread', id });
    try {
      await api.markUnread(id);
    } catch (cause) {
      feed.noteFailure(cause);
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
      feed.noteFailure(cause);
    }
    isLoadingMore = false;
    publish();
  }

  return {
    view,
    subscribe,
    /** Shows the rows at hand until the new question is answered. */
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
        answering.stop();
      };
    },
  };
}

function isUnread(envelope: Envelope): envelope is Envelope & { payload: UnreadPayload } {
  const { payload, meta } = envelope;
  if (meta.is_cut || typeof payload !== 'object' || payload === null) return false;
  return 'conversation_id' in payload && 'unread_count' in payload && 'total_unread' in payload;
}
