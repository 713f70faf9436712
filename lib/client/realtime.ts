import type Pusher from 'pusher-js';
import { CHANNEL_CHANGED_EVENT, STAY_CHANGED_EVENT } from '@/lib/contract/channels';
import type { PusherConfigDto } from '@/lib/contract/chat';
import type { Envelope } from '@/lib/contract/realtime';
import { backoffMs } from './backoff';
import { isEnvelope } from './received-event';
import { createReconnector, type Reconnector } from './reconnector';
import { createSocket } from './socket';
import type { Connection } from './view';

/** What other pages may say where Channels lets them. Ours listen to the server alone. */
const FROM_A_CLIENT = 'client-';

const LONGEST_WAIT_MS = 60_000;
/** Longer than an authorisation may take. */
const PATIENCE_MS = 15_000;

export type ChannelListener = {
  /** Subscribed, for the first time or again: whatever happened before must be fetched. */
  onReady(): void;
  onEvent(name: string, envelope: Envelope): void;
  onLost(): void;
  /** The session or the stay is over, says who signs for the socket. It rests until `resume`. */
  onRefused?(): void;
  /** Channels have other names now, or the stay has changed: what there is must be asked for. */
  onChanged?(): void;
};

export type Realtime = {
  join(channel: string, listener: ChannelListener): () => void;
  status(): Connection;
  onStatus(listener: () => void): () => void;
  /** Somebody was answered since: there is a right to be here, again or still. */
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
 * One socket a page, opened by the first join. A channel is entered once however many listen, and left with the
 * last of them. Nothing is replayed after an outage, so onReady comes again after each.
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
    // It was on its way before anybody could listen.
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

  /** One channel says it for all that the page listens to. */
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

  /** Neither taken nor refused by then: as good as refused. */
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
      // Late news of an earlier connection.
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

  /** pusher-js never repeats an authorisation, and may believe for ever that an answer is still to come. */
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
