'use client';

import { useEffect, useLayoutEffect } from 'react';
import { forgetStaff } from '@/lib/client/clear-person';
import { rememberLastHotel } from '@/lib/client/last-hotel';
import { setPageOwner } from '@/lib/client/page-owner';
import { readOwnSession } from '@/lib/client/staff-session';
import { staffOwner } from '@/lib/contract/page-owner';
import { leaveDesk, setDesk } from './leave-desk';

const RENEW_MS = 10 * 60_000;
const GLANCE_MS = 60_000;
/** Shortly after the end, so that the session is over for the server too. */
const GRACE_MS = 2_000;
/** The storage key that next-auth writes at a sign-out in another window. */
const NEXT_AUTH_NOTE = 'nextauth.message';

/**
 * Renews the session while the desk is open, and leaves the desk when the session is over: ended elsewhere, or at its
 * absolute end. Without an answer the state is unknown, so nothing happens.
 */
export function KeepSignedIn({ slug, staffId }: Readonly<{ slug: string; staffId: number }>) {
  useLayoutEffect(() => {
    setPageOwner(staffOwner(staffId));
    setDesk({ slug, id: staffId });
  }, [slug, staffId]);
  useEffect(() => {
    // An earlier staff member's session may have ended while the desk was closed. Their data is removed.
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
      // Another person has signed in on this browser. This page must not continue under the earlier name.
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
