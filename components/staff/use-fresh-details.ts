'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** The panel is drawn by the server: when somebody takes over or leaves, the page is asked for anew. */
export function useFreshDetails(handlerId: number | undefined): void {
  const router = useRouter();
  const drawnFor = useRef(handlerId);
  useEffect(() => {
    if (handlerId === drawnFor.current) return;
    drawnFor.current = handlerId;
    router.refresh();
  }, [handlerId, router]);
}
