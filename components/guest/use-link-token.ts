'use client';

import { useEffect, useRef, useState } from 'react';
import { createGuestApi } from '@/lib/client/api';
import { ApiProblem } from '@/lib/client/api-problem';
import { backoffMs } from '@/lib/client/backoff';
import type { OpenSessionReplyDto } from '@/lib/contract/chat';
import type { Wait } from './opening';

export type Door =
  | { readonly state: 'opening'; readonly wait: Wait }
  | { readonly state: 'open'; readonly data: OpenSessionReplyDto }
  | { readonly state: 'no_link' | 'dead_link' | 'stay_ended' };

const LONGEST_WAIT_MS = 15_000;

/** Exchanges the token of the address for a session, and goes on trying while there is no network. */
export function useLinkToken(slug: string): Door {
  const [door, setDoor] = useState<Door>({ state: 'opening', wait: 'first' });
  const token = useRef<string | null>(null);
  const attempt = useRef<Promise<Door> | null>(null);

  useEffect(() => {
    token.current ??= takeToken();
    let failures = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;

    async function knock() {
      if (!token.current) return;
      clearTimeout(timer);
      // Every session is a device in the hotel's list: one knock at a time.
      attempt.current ??= openDoor(slug, token.current);
      const answer = await attempt.current;
      attempt.current = null;
      if (isGone) return;
      setDoor(answer);
      if (answer.state !== 'opening') return stop();
      failures += 1;
      clearTimeout(timer);
      timer = setTimeout(() => void knock(), backoffMs(failures, LONGEST_WAIT_MS));
    }
    const retryNow = () => void knock();
    function stop() {
      clearTimeout(timer);
      removeEventListener('online', retryNow);
    }

    addEventListener('online', retryNow);
    if (token.current) void knock();
    else setDoor({ state: 'no_link' });
    return () => {
      isGone = true;
      stop();
    };
  }, [slug]);

  return door;
}

async function openDoor(slug: string, token: string): Promise<Door> {
  try {
    return { state: 'open', data: await createGuestApi(slug).openSession(token) };
  } catch (cause) {
    const status = cause instanceof ApiProblem ? cause.status : 0;
    if (status === 410) return { state: 'stay_ended' };
    const isRefused = status >= 400 && status < 500 && status !== 408 && status !== 429;
    if (isRefused) return { state: 'dead_link' };
    return { state: 'opening', wait: status === 0 || !navigator.onLine ? 'network' : 'trouble' };
  }
}

/** Out of the address at once: it must not stay in the history, in a screenshot or in a shared link. */
function takeToken(): string | null {
  const { hash, search, pathname } = window.location;
  const fragment = new URLSearchParams(hash.slice(1));
  // Of a link, or of the home screen this app was opened from.
  const token = fragment.get('t') ?? fragment.get('i') ?? new URLSearchParams(search).get('token');
  if (token !== null) window.history.replaceState(window.history.state, '', pathname);
  return token || null;
}
