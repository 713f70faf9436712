import { type ComponentType, lazy, useState } from 'react';
import { fetchWithRetry } from '@/lib/client/lazy-with-retry';

export type Fetched<Props> = { arrived(): ComponentType<Props> | null; Late: ComponentType<Props> };

/** Begins to fetch at once, and without a network goes on until it has it. */
export function fetchView<Props extends object>(fetch: () => Promise<ComponentType<Props>>): Fetched<Props> {
  let arrived: ComponentType<Props> | null = null;

  const fetching = fetchWithRetry(async () => {
    arrived = await fetch();
    return { default: arrived };
  });
  return { arrived: () => arrived, Late: lazy(() => fetching) };
}

/**
 * A part of the page whose HTML comes with the page and whose script follows it. Until then what the server drew
 * stays as it is: around it there is no Suspense, so that it comes in its place also without script.
 */
export function LazyView<Props extends object>({
  view,
  props,
}: Readonly<{ view: Fetched<Props>; props: Props }>) {
  // The server has it before it draws, and must: for a browser without script nothing comes later.
  const [Drawn] = useState<ComponentType<Props>>(() => view.arrived() ?? view.Late);
  return <Drawn {...props} />;
}
