'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef } from 'react';
import { pagePresence } from '@/lib/client/page-presence';
import type { InboxRowDto } from '@/lib/contract/chat';

/** Coming back again and again asks no more often than this. */
const FRESH_MS = 30_000;

/**
 * The header and the panel are drawn by the server. The page is asked for anew when somebody takes over or leaves,
 * when the list knows of another room, state of the stay or department, and when somebody comes back to it.
 */
export function useFreshDetails(
  handlerId: number | undefined,
  drawn: InboxRowDto,
  live: InboxRowDto | null,
): void {
  const router = useRouter();
  const drawnFor = useRef(handlerId);
  const askedAt = useRef(0);
  useEffect(() => {
    if (handlerId === drawnFor.current) return;
    drawnFor.current = handlerId;
    router.refresh();
  }, [handlerId, router]);

  const liveStay = live && stayOf(live);
  // Asked once for each word of the list: it may be the one that is behind.
  const compare = useEffectEvent((stay: string) => {
    if (stay !== stayOf(drawn)) router.refresh();
  });
  useEffect(() => {
    if (liveStay !== null) compare(liveStay);
  }, [liveStay]);

  useEffect(() => {
    askedAt.current = Date.now();
    return pagePresence.onWake(() => {
      if (Date.now() - askedAt.current < FRESH_MS) return;
      askedAt.current = Date.now();
      router.refresh();
    });
  }, [router]);
}

function stayOf({ room_number, status, guest_name, department }: InboxRowDto): string {
  return `${room_number} ${status} ${guest_name} ${department}`;
}
