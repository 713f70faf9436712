import type Pusher from 'pusher-js';
import { CHANNEL_CHANGED_EVENT, STAY_CHANGED_EVENT } from '@/lib/contract/channels';
import type { PusherConfigDto } from '@/lib/contract/chat';
import type { Envelope } from '@/lib/contract/realtime';
import { backoffMs } from './backoff';
import { isEnvelope } from './received-event';
import { createReconnector, type Reconnector } from './reconnector';
import { createSocket } from './socket';
import type { Connection } from './view';

/**
 * Prefix of events that other browsers may send where the Channels service permits it. Our pages accept events of the
 * server only.
 */
const FROM_A_CLIENT = 'client-';

const LONGEST_WAIT_MS = 60_000;
/** Longer than an authorization may take. */
const PATIENCE_MS = 15_000;

export type ChannelListener = {
  /** Subscribed, for the first time or again. Whatever happened before must be fetched. */
  onReady(): void;
  onEvent(name: string, envelope: Envelope): void;
  onLost(): void;
  /**
   * The authorization endpoint reports that the session or the stay is over. The socket stays closed until `resume`.
   */
  onRefused?(): void;
  /** The channel names or the stay have changed: the data must be fetched again. */
  onChanged?(): void;
};

export type Realtime = {
  join(channel: string, listener: ChannelListener): () => void;
  status(): Connection;
  onStatus(listener: () => void): () => void;
  /** A request succeeded since the refusal, so the access exists again. */
  resume(): void;
  close(): void;
};

type Subscription = {
  readonly listeners: Set<ChannelListener>;
  isReady: boolean;
  failures: number;
  timer?: ReturnType<typeof setTimeout>;
  readonly hear: (name: string, data: unknown) => void;
};

/**
 * One socket per page, opened by the first join. A channel is subscribed once for all its listeners and unsubscribed
 * with the last one. Missed events are not replayed after an outage, so onReady is called after each.
 */
export function createRealtime(
  config: PusherConfigDto,
  authEndpoint: string,
  patienceMs = PATIENCE_MS,
  firstAttemptMs?: number,
): Realtime {
  const subscriptions = new Map<string, Subscription>();
  const watchers = new Set<() => void>();
  let client: Pusher | null = null;
  let reconnector: Reconnector | null = null;

  function open() {
    const socket = createSocket(config, authEndpoint, { onRefused: heedRefusal, onForbidden: heedChange });
    client = socket;
    reconnector = createReconnector(socket, firstAttemptMs);
    globalThis.addEventListener?.('online', hurry);
    globalThis.addEventListener?.('offline', announce);
    socket.connection.bind('state_change', ({ current }: { current: string }) => heedState(current));
    for (const name of subscriptions.keys()) subscribe(name);
    // The connection started before the listener was bound.
    heedState(socket.connection.state);
  }

  function heedState(state: string) {
    if (reconnector?.isRenewing()) return;
    reconnector?.heed(state);
    for (const [name, subscription] of subscriptions) {
      if (state === 'connected') watch(name, subscription, patienceMs);
      else lose(subscription);
    }
    announce();
  }

  function heedRefusal() {
    reconnector?.rest();
    for (const listener of everyListener()) listener.onRefused?.();
  }

  /** A change on one channel is passed to all listeners of the page. */
  function heedChange() {
    for (const listener of everyListener()) listener.onChanged?.();
  }

  const everyListener = () => [...subscriptions.values()].flatMap(({ listeners }) => [...listeners]);

  function hurry() {
    reconnector?.hurry();
    announce();
  }

  function subscribe(name: string) {
    const subscription = subscriptions.get(name);
    if (!subscription || !client) return;
    client.subscribe(name).bind_global(subscription.hear);
    watch(name, subscription, patienceMs);
  }

  /** Treats a subscription without an answer after `waitMs` as refused. */
  function watch(name: string, subscription: Subscription, waitMs: number) {
    clearTimeout(subscription.timer);
    subscription.timer = setTimeout(() => resubscribe(name, subscription), waitMs);
  }

  function heed(name: string, event: string, data: unknown) {
    const subscription = subscriptions.get(name);
    if (!subscription) return;
    if (event === 'pusher:subscription_succeeded') {
      clearTimeout(subscription.timer);
      subscription.failures = 0;
      subscription.isReady = true;
      reconnector?.settle();
      for (const listener of subscription.listeners) listener.onReady();
    } else if (event === 'pusher:subscription_error') {
      // A late error of an earlier connection.
      if (client?.channel(name)?.subscribed) return;
      lose(subscription);
      watch(name, subscription, backoffMs(subscription.failures, LONGEST_WAIT_MS));
      subscription.failures += 1;
    } else if (event === CHANNEL_CHANGED_EVENT || event === STAY_CHANGED_EVENT) {
      heedChange();
    } else if (!event.startsWith(FROM_A_CLIENT) && isEnvelope(data)) {
      for (const listener of subscription.listeners) listener.onEvent(event, data);
    }
  }

  /** pusher-js never repeats an authorization, and may wait for ever for its answer. */
  function resubscribe(name: string, subscription: Subscription) {
    const channel = client?.channel(name);
    if (!channel || channel.subscribed || client?.connection.state !== 'connected') return;
    channel.disconnect();
    client.subscribe(name);
    watch(name, subscription, patienceMs);
  }

  function lose(subscription: Subscription) {
    clearTimeout(subscription.timer);
    if (!subscription.isReady) return;
    subscription.isReady = false;
    for (const listener of subscription.listeners) listener.onLost();
  }

  function announce() {
    for (const watcher of watchers) watcher();
  }

  function leave(name: string, listener: ChannelListener) {
    const subscription = subscriptions.get(name);
    if (!subscription?.listeners.delete(listener) || subscription.listeners.size > 0) return;
    clearTimeout(subscription.timer);
    subscriptions.delete(name);
    client?.channel(name)?.unbind_global(subscription.hear);
    client?.unsubscribe(name);
  }

  return {
    join(name, listener) {
      const known = subscriptions.get(name);
      if (known) {
        known.listeners.add(listener);
        if (known.isReady) listener.onReady();
      } else {
        const hear = (event: string, data: unknown) => heed(name, event, data);
        subscriptions.set(name, { listeners: new Set([listener]), isReady: false, failures: 0, hear });
        subscribe(name);
      }
      if (!client) open();
      return () => leave(name, listener);
    },
    status() {
      if (globalThis.navigator?.onLine === false) return 'offline';
      const state = client?.connection.state ?? 'initialized';
      if (state === 'connected') return 'live';
      const isOnItsWay = state === 'initialized' || state === 'connecting';
      return isOnItsWay && (reconnector?.isAMoment() ?? true) ? 'connecting' : 'polling';
    },
    onStatus(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    resume: () => reconnector?.resume(),
    close() {
      globalThis.removeEventListener?.('online', hurry);
      globalThis.removeEventListener?.('offline', announce);
      const socket = client;
      client = null;
      socket?.disconnect();
      reconnector?.stop();
      reconnector = null;
    },
  };
}
