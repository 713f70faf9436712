import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { backoffMs } from './backoff';

const LONGEST_WAIT_MS = 15_000;

/** Retries until it succeeds: code that cannot be loaded offline is loaded when the network is back. */
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
 * A component whose code is loaded when it is first rendered. React's own `lazy` fails for good at the first error and
 * the error page replaces everything around it: a guest who loses the network would lose the conversation too.
 */
export function lazyWithRetry<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await fetchWithRetry(fetch) }));
}
