import type { ConversationApi } from './api';
import { catchUp } from './catch-up';
import {
  EMPTY_CONVERSATION,
  entriesOf,
  type FirstPage,
  type Handler,
  pastOf,
  type Side,
  type Typist,
  typistsOf,
  wantsCatchUp,
} from './conversation';
import { type Action, reduce } from './conversation-state';
import { createJumpTo } from './jump-to';
import { createLiveFeed } from './live-feed';
import type { PagePresence } from './page-presence';
import { createReceipts } from './read-receipts';
import type { Realtime } from './realtime';
import { actionOf, typistOf } from './received-event';
import { createRefusals } from './refusals';
import { createSender } from './sender';
import { oneTabAtATime } from './tab-lock';
import { createTypingNotes } from './typing-notes';
import type { UnsentStore } from './unsent-store';
import type { ConversationView } from './view';
import { createViewStore } from './view-store';

/** Events that arrive out of order within this time are not treated as a gap. */
const GRACE_MS = 100;

export type ConversationSetting = {
  side: Side;
  /** The owner of the unsent messages. `lib/client/clear-person.ts` makes the scopes. */
  scope: string;
  meName: string;
  channel: string;
  initial: { page: FirstPage; handler: Handler; myReadSeq?: number | null };
  api: ConversationApi;
};
type World = { realtime: Realtime | null; store: UnsentStore; page: PagePresence };

/** The conversation of one screen: state, socket, polling, sending and receipts. Independent of any framework. */
export function createConversationController(
  { side, scope, meName, channel, initial, api }: ConversationSetting,
  { realtime, store, page }: World,
) {
  let state = reduce(EMPTY_CONVERSATION, { type: 'loaded', ...initial });
  let graceTimer: ReturnType<typeof setTimeout> | undefined;

  const feed = createLiveFeed({
    channel,
    realtime,
    page,
    fetchChanges: () =>
      catchUp({
        haveSeq: () => state.haveSeq,
        events: api.events,
        hear: (events) => change({ type: 'events_received', events }),
        reload,
      }),
    onEvent(_name, envelope) {
      const typist = typistOf(envelope, Date.now());
      if (typist && !isMe(typist)) change({ type: 'typing', typist });
      const action = actionOf(envelope);
      if (action) change(action);
    },
    onChange,
    onWake() {
      sender.flush();
      receipts.flush();
    },
  });
  const refusals = createRefusals({ feed, onChange: () => publish() });
  const sender = createSender({
    scope,
    store,
    async send(message) {
      const sent = await api.send(message);
      refusals.recordSent();
      return sent;
    },
    upload: api.upload,
    tell: change,
    onFailure: refusals.note,
    onVanished: (clientMessageId) => void lookFor(clientMessageId),
    exclusively: oneTabAtATime,
  });
  const receipts = createReceipts({
    side,
    myReadSeq: initial.myReadSeq ?? 0,
    page,
    api,
    state: () => state,
    onRead: (upToSeq) => change({ type: 'read', reader: side, upToSeq }),
    onFailure: feed.recordFailure,
  });
  const jumpTo = createJumpTo({
    api,
    state: () => state,
    change,
    publish: () => publish(),
    onFailure: feed.recordFailure,
  });
  const notes = createTypingNotes({ send: api.typing, expire: (now) => change({ type: 'ticked', now }) });
  const actions = {
    send: (...[body, replyTo = null, files]: Parameters<ConversationView['send']>) =>
      sender.compose(body, replyTo, side === 'staff' ? state.haveSeq : null, files),
    retry(clientMessageId: string) {
      const entry = state.unsent.find((unsent) => unsent.clientMessageId === clientMessageId);
      if (entry) sender.retry(entry);
    },
    discard: sender.discard,
    ...jumpTo.actions,
    replies: api.replies,
    markRead: receipts.read,
    recordTyping: notes.note,
    refresh: () => void feed.refresh(),
  };
  const { view, subscribe, publish } = createViewStore(draw);

  function draw(): ConversationView {
    const { guestReadSeq, staffReadSeq, handler, hasMore } = state;
    const sending = { ...typistsOf(state, side), blockedUntil: refusals.blockedUntil() };
    const status = { connection: feed.connection(), ending: feed.ending(), hasMore, ...jumpTo.status() };
    const reads = { guestReadSeq, staffReadSeq, lastSeq: state.haveSeq };
    const shown = { entries: entriesOf(state), past: pastOf(state) };
    return { ...shown, handler, ...sending, ...reads, ...status, ...actions };
  }

  function onChange() {
    if (feed.connection() !== view().connection || feed.ending() !== view().ending) publish();
    // At the end of a stay the guest's unsent messages are deleted with it, so sending stops. A staff member's messages
    // are still sent and refused, so that the page reports it.
    if (feed.ending() === 'signed_out' || (feed.ending() && side === 'guest')) sender.stop();
  }

  function change(action: Action) {
    const before = state;
    state = reduce(before, action);
    if (state === before) return;
    const unsent = new Set(state.unsent.map((entry) => entry.clientMessageId));
    for (const { clientMessageId: id } of before.unsent) if (!unsent.has(id)) sender.settle(id);
    if (state.messages !== before.messages) receipts.recordArrivals();
    if (state.typing !== before.typing) notes.watch(state.typing.map((typist) => typist.until));
    if (wantsCatchUp(state)) graceTimer ??= setTimeout(closeGap, GRACE_MS);
    publish();
  }

  function closeGap() {
    graceTimer = undefined;
    if (wantsCatchUp(state)) void feed.refresh();
  }

  /**
   * The message is missing from the store: another tab sent or discarded it, or the browser lost it. A second send is
   * harmless, because the server accepts each message once.
   */
  async function lookFor(clientMessageId: string) {
    await feed.refresh();
    const entry = state.unsent.find((unsent) => unsent.clientMessageId === clientMessageId);
    if (entry?.refusal) change({ type: 'discarded', clientMessageId });
    else if (entry) sender.restore(entry);
  }

  /**
   * Loads the page before the handler. The log corrects a handler that is newer than the page, but never one that is
   * older.
   */
  async function reload() {
    const fresh = await api.messages();
    change({ type: 'loaded', page: fresh, handler: await api.handler() });
  }

  /** True for the user's own typing event. A guest's companions count as the same guest. */
  const isMe = ({ who, name }: Typist) => (who === 'guest' ? side === 'guest' : name === meName);

  return {
    view,
    subscribe,
    refresh: feed.refresh,
    start() {
      const stopFeed = feed.start();
      sender.flush();
      receipts.recordArrivals();
      return () => {
        stopFeed();
        sender.stop();
        receipts.stop();
        notes.stop();
        clearTimeout(graceTimer);
        graceTimer = undefined;
      };
    },
  };
}
