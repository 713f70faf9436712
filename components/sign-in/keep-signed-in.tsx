'use client';

import { useEffect, useLayoutEffect } from 'react';
import { forgetStaff } from '@/lib/client/forget-person';
import { rememberLastHotel } from '@/lib/client/last-hotel';
import { setPageOwner } from '@/lib/client/page-owner';
import { readOwnSession } from '@/lib/client/staff-session';
import { staffOwner } from '@/lib/contract/page-owner';
import { leaveDesk, setDesk } from './leave-desk';

const RENEW_MS = 10 * 60_000;
const GLANCE_MS = 60_000;
/** A moment past the end, so that the server agrees that it has come. */
const GRACE_MS = 2_000;
/** What next-auth writes to the other windows when one signs out. */
const NEXT_AUTH_NOTE = 'nextauth.message';

/**
 * Keeps the idle hour from passing while the desk is open, and leaves it when the session is over: ended
 * elsewhere, or at its absolute end. Without an answer nothing is known, so nothing happens.
 */
export function KeepSignedIn({ slug, staffId }: Readonly<{ slug: string; staffId: number }>) {
  useLayoutEffect(() => {
    setPageOwner(staffOwner(staffId));
    setDesk({ slug, id: staffId });
  }, [slug, staffId]);
  useEffect(() => {
    // The one before may have left without signing out: their session ended while the desk was closed.
    void forgetStaff({ slug, id: staffId }).catch(() => undefined);
    rememberLastHotel(slug);
  }, [slug, staffId]);

  useEffect(() => {
    let lastAsked = Number.NEGATIVE_INFINITY;
    let end: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;

    async function check() {
      lastAsked = performance.now();
      const session = await readOwnSession();
      if (isGone) return;
      // Another person has signed in on this browser: this page must not go on under the name of the one before.
      if (session?.staffId !== staffId) return leaveDesk();
      clearTimeout(end);
      const left = (session.absoluteEndMs ?? 0) - Date.now();
      if (left > 0) end = setTimeout(checkNow, left + GRACE_MS);
    }
    const checkNow = () => void check().catch(staySignedIn);
    const onVisible = () => {
      if (!document.hidden && performance.now() - lastAsked >= GLANCE_MS) checkNow();
    };
    const onStorage = (event: StorageEvent) => {
      if (event.key === NEXT_AUTH_NOTE) checkNow();
    };

    checkNow();
    const renewal = setInterval(checkNow, RENEW_MS);
    document.addEventListener('visibilitychange', onVisible);
    addEventListener('storage', onStorage);
    return () => {
      isGone = true;
      clearInterval(renewal);
      clearTimeout(end);
      document.removeEventListener('visibilitychange', onVisible);
      removeEventListener('storage', onStorage);
    };
  }, [staffId]);
  return null;
}

function staySignedIn() {}
