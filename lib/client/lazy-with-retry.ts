import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { backoffMs } from './backoff';

const LONGEST_WAIT_MS = 15_000;

/** Tries until it succeeds: code that is fetched without a network comes when the network is back. */
export async function fetchWithRetry<T>(fetch: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await fetch();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, backoffMs(failures, LONGEST_WAIT_MS)));
    }
  }
}

/**
 * A component whose code is fetched when it is first drawn. React's own `lazy` gives up at the first failure, and the
 * page around it is replaced by an error: a guest who loses the network would lose the conversation with it.
 */
export function lazyWithRetry<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await fetchWithRetry(fetch) }));
}
