import { type ComponentType, lazy, useState } from 'react';
import { fetchWithRetry } from '@/lib/client/lazy-with-retry';

export type Fetched<Props> = { arrived(): ComponentType<Props> | null; Late: ComponentType<Props> };

/** Starts to load at once and retries without a network until it succeeds. */
export function fetchView<Props extends object>(fetch: () => Promise<ComponentType<Props>>): Fetched<Props> {
  let arrived: ComponentType<Props> | null = null;

  const fetching = fetchWithRetry(async () => {
    arrived = await fetch();
    return { default: arrived };
  });
  return { arrived: () => arrived, Late: lazy(() => fetching) };
}

/**
 * A part of the page whose HTML comes with the page and whose script follows. Until then the server's HTML stays. There
 * is no Suspense around it, so that the HTML is in its place without script too.
 */
export function LazyView<Props extends object>({
  view,
  props,
}: Readonly<{ view: Fetched<Props>; props: Props }>) {
  // The server has loaded it before rendering, and must: a browser without script receives nothing later.
  const [Drawn] = useState<ComponentType<Props>>(() => view.arrived() ?? view.Late);
  return <Drawn {...props} />;
}
