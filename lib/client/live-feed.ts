import type { Envelope } from '@/lib/contract/realtime';
import { ApiProblem, endingOf, retryAfterOf } from './api-problem';
import { coalesce } from './coalesce';
import type { PagePresence } from './page-presence';
import type { Realtime } from './realtime';
import { realtimeHealth } from './realtime-health';
import type { Connection, ConversationView } from './view';

const POLL_MS = 15_000;
/** Even a live socket may have dropped the last event. Only a poll would show it. */
const LIVE_POLL_MS = 60_000;

export type LiveFeed = {
  start(): () => void;
  /** Fetches the changes. Concurrent callers share one request. Never rejects. */
  refresh(): Promise<void>;
  connection(): Connection;
  ending(): ConversationView['ending'];
  /** Call when another request failed: the failure may mean that the session is over. */
  recordFailure(cause: unknown): void;
  /** Call when another request was answered. */
  recordAnswer(): void;
};

type Needs = {
  /** The current channel name. Each fetch returns the name that is valid then. */
  channel: string;
  realtime: Realtime | null;
  page: PagePresence;
  /** Resolves to the name of the channel for later events; undefined when it is not known. */
  fetchChanges(): Promise<string | undefined>;
  onEvent(name: string, envelope: Envelope): void;
  /** The result of connection() or ending() may have changed. */
  onChange(): void;
  onWake(): void;
};

/** Keeps data up to date: at once through the socket, and by polling in any case. */
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
  /**
   * True while the feed moves from one channel name to the next. Nothing is lost, since a fetch follows each
   * subscription.
   */
  let isMoving = false;
  let isUnreachable = false;
  /** The last fetch reported that the session or the stay is over, so polling stops. */
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
      recordAnswer();
    } catch (cause) {
      quietUntil = Date.now() + retryAfterOf(cause);
      isOver = endingOf(cause) !== null;
      recordFailure(cause);
    }
  });

  function recordAnswer() {
    isUnreachable = false;
    onChange();
  }

  function recordFailure(cause: unknown) {
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
        // The answer of the fetch tells what has ended.
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
      // The first render must equal the server's, and the server is never offline.
      if (!isStarted) return realtime ? 'connecting' : 'polling';
      if (!page.isOnline()) return 'offline';
      if (isHearing() || (isMoving && realtime?.status() === 'live')) return 'live';
      if (isUnreachable) return 'offline';
      return !isSubscribed && realtime?.status() === 'connecting' ? 'connecting' : 'polling';
    },
    ending: () => end,
    recordFailure,
    recordAnswer,
  };
}
