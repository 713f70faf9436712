import { backoffMs } from './backoff';
import type { ChannelListener, Realtime } from './realtime';

const LONGEST_WAIT_MS = 60_000;

type Wish = { readonly channel: string; readonly listener: ChannelListener; leave?: () => void };

/** The socket and its library are not part of the first download. They are loaded with the first join. */
export function createLazyRealtime(load: () => Promise<Realtime>): Realtime {
  const wishes = new Set<Wish>();
  const watchers = new Set<() => void>();
  let real: Realtime | null = null;
  let isLoading = false;
  let failures = 0;

  async function fetchReal() {
    isLoading = true;
    try {
      real = await load();
      real.onStatus(announce);
      for (const wish of wishes) grant(wish);
    } catch {
      setTimeout(() => void fetchReal(), backoffMs(failures, LONGEST_WAIT_MS));
      failures += 1;
    }
    announce();
  }

  function grant(wish: Wish) {
    if (real) wish.leave = real.join(wish.channel, wish.listener);
  }

  function announce() {
    for (const watcher of watchers) watcher();
  }

  return {
    join(channel, listener) {
      const wish: Wish = { channel, listener };
      wishes.add(wish);
      grant(wish);
      if (!isLoading) void fetchReal();
      return () => {
        wishes.delete(wish);
        wish.leave?.();
      };
    },
    status: () => real?.status() ?? (failures > 0 ? 'polling' : 'connecting'),
    onStatus(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    resume: () => real?.resume(),
    close: () => real?.close(),
  };
}
