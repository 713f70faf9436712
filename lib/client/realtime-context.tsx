'use client';

import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import type { PusherConfigDto } from '@/lib/contract/chat';
import { createLazyRealtime } from './lazy-realtime';
import type { Realtime } from './realtime';

const RealtimeContext = createContext<Realtime | null>(null);

type Props = Readonly<{
  /** Null when realtime is not configured; the page then polls. */
  config: PusherConfigDto | null;
  authEndpoint: string;
  children: ReactNode;
}>;

/** Provides the only socket of the page. */
export function RealtimeProvider({ config, authEndpoint, children }: Props) {
  const [realtime] = useState(() => config && createLazyRealtime(() => load(config, authEndpoint)));
  useEffect(() => () => realtime?.close(), [realtime]);
  return <RealtimeContext value={realtime}>{children}</RealtimeContext>;
}

export function useRealtime(): Realtime | null {
  return use(RealtimeContext);
}

async function load(config: PusherConfigDto, authEndpoint: string): Promise<Realtime> {
  const { createRealtime } = await import('./realtime');
  return createRealtime(config, authEndpoint);
}
