import type { Envelope } from '@/lib/contract/realtime';
import { ApiProblem, endingOf, retryAfterOf } from './api-problem';
import { coalesce } from './coalesce';
import type { PagePresence } from './page-presence';
import type { Realtime } from './realtime';
import { realtimeHealth } from './realtime-health';
import type { Connection, ConversationView } from './view';

const POLL_MS = 15_000;
/** Even a live socket may have dropped the last event, which nothing else would show. */
const LIVE_POLL_MS = 60_000;

export type LiveFeed = {
  start(): () => void;
  /** Fetches what is new; shared with whoever asks at the same time. Never fails. */
  refresh(): Promise<void>;
  connection(): Connection;
  ending(): ConversationView['ending'];
  /** A request elsewhere failed: it may tell that the session is over. */
  noteFailure(cause: unknown): void;
  /** A request elsewhere was answered. */
  noteAnswer(): void;
};

type Needs = {
  /** The name it has now; each fetch brings the name it has then. */
  channel: string;
  realtime: Realtime | null;
  page: PagePresence;
  /** Answers the name of the channel on which to hear what follows; none when it is not known. */
  fetchChanges(): Promise<string | undefined>;
  onEvent(name: string, envelope: Envelope): void;
  /** connection() or ending() may answer differently now. */
  onChange(): void;
  onWake(): void;
};

/** Keeps something in step with the server: by the socket at once, by polling in any case. */
export function createLiveFeed({
  channel: firstChannel,
  realtime,
  page,
  fetchChanges,
  onEvent,
  onChange,
  onWake,
}: Needs): LiveFeed {
  let isStarted = false;
  let channel = firstChannel;
  let leave: (() => void) | null = null;
  let isSubscribed = false;
  /** From one name of the channel to the next: nothing was lost, since each entry is followed by a fetch. */
  let isMoving = false;
  let isUnreachable = false;
  /** The last fetch said that the session or the stay is over: no use in asking on. */
  let isOver = false;
  let end: ConversationView['ending'] = null;
  let lastFetch = 0;
  let quietUntil = 0;

  const refresh = coalesce(async () => {
    if (Date.now() < quietUntil) return;
    lastFetch = Date.now();
    try {
      const current = await fetchChanges();
      if (current !== undefined && current !== channel) moveTo(current);
      if (isOver || end === 'signed_out') end = null;
      isOver = false;
      realtime?.resume();
      noteAnswer();
    } catch (cause) {
      quietUntil = Date.now() + retryAfterOf(cause);
      isOver = endingOf(cause) !== null;
      noteFailure(cause);
    }
  });

  function noteAnswer() {
    isUnreachable = false;
    onChange();
  }

  function noteFailure(cause: unknown) {
    isUnreachable = cause instanceof ApiProblem && cause.code === 'network';
    end = endingOf(cause) ?? end;
    onChange();
  }

  function tick() {
    const isDue = !isHearing() || Date.now() - lastFetch >= LIVE_POLL_MS - POLL_MS / 2;
    if (isDue && !isOver) void refresh();
  }

  function isHearing(): boolean {
    return isSubscribed && !realtimeHealth.isDegraded();
  }

  function setSubscribed(value: boolean) {
    isSubscribed = value;
    if (value) isMoving = false;
    onChange();
  }

  function moveTo(current: string) {
    channel = current;
    if (!leave) return;
    isMoving = isMoving || isSubscribed;
    isSubscribed = false;
    const leaveOld = leave;
    enter();
    leaveOld();
  }

  function enter() {
    leave =
      realtime?.join(channel, {
        onReady() {
          setSubscribed(true);
          void refresh();
        },
        onLost() {
          isMoving = false;
          setSubscribed(false);
        },
        // What has ended, the answer to a question says in its own words.
        onRefused: () => void refresh(),
        onChanged: () => void refresh(),
        onEvent,
      }) ?? null;
  }

  function wake() {
    onChange();
    void refresh();
    onWake();
  }

  return {
    start() {
      isStarted = true;
      const timer = setInterval(tick, POLL_MS);
      const stops = [page.onWake(wake), page.onSleep(onChange), realtime?.onStatus(onChange)];
      enter();
      if (!realtime) void refresh();
      onChange();
      return () => {
        clearInterval(timer);
        for (const stop of stops) stop?.();
        leave?.();
        leave = null;
        isMoving = false;
        isSubscribed = false;
      };
    },
    refresh,
    connection() {
      // The first drawing must be what the server drew, and the server is never offline.
      if (!isStarted) return realtime ? 'connecting' : 'polling';
      if (!page.isOnline()) return 'offline';
      if (isHearing() || (isMoving && realtime?.status() === 'live')) return 'live';
      if (isUnreachable) return 'offline';
      return !isSubscribed && realtime?.status() === 'connecting' ? 'connecting' : 'polling';
    },
    ending: () => end,
    noteFailure,
    noteAnswer,
  };
}
