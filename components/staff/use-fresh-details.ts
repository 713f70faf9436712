'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { pagePresence } from '@/lib/client/page-presence';
import type { InboxRowDto } from '@/lib/contract/chat';

/** Coming back again and again asks no more often than this. */
const FRESH_MS = 30_000;

/**
 * The header and the panel are drawn by the server. The page is asked for anew when somebody takes over or leaves,
 * when the list shows another room or state of the stay, and when somebody comes back to it.
 */
export function useFreshDetails(handlerId: number | undefined, row: InboxRowDto | null): void {
  const router = useRouter();
  const stay = row && `${row.room_number} ${row.status} ${row.guest_name}`;
  const drawn = useRef({ handlerId, stay, at: 0 });
  useEffect(() => {
    const { handlerId: oldHandler, stay: oldStay } = drawn.current;
    const hasChanged = handlerId !== oldHandler || (stay !== null && oldStay !== null && stay !== oldStay);
    // A row that leaves the list and comes back is compared with what it was.
    drawn.current = { ...drawn.current, handlerId, stay: stay ?? oldStay };
    if (hasChanged) router.refresh();
  }, [handlerId, stay, router]);
  useEffect(() => {
    drawn.current.at = Date.now();
    return pagePresence.onWake(() => {
      if (Date.now() - drawn.current.at < FRESH_MS) return;
      drawn.current.at = Date.now();
      router.refresh();
    });
  }, [router]);
}
