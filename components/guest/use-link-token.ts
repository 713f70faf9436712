'use client';

import { useEffect, useRef, useState } from 'react';
import { createGuestApi } from '@/lib/client/api';
import { ApiProblem } from '@/lib/client/api-problem';
import { backoffMs } from '@/lib/client/backoff';
import type { OpenSessionReplyDto } from '@/lib/contract/chat';
import type { Wait } from './loading-screen';

export type LinkState =
  | { readonly state: 'opening'; readonly wait: Wait }
  | { readonly state: 'open'; readonly data: OpenSessionReplyDto }
  | { readonly state: 'no_link' | 'dead_link' | 'stay_ended' };

const LONGEST_WAIT_MS = 15_000;

/** Exchanges the token of a link for a session, and retries while there is no network. */
export function useLinkToken(slug: string, token: string | null | undefined): LinkState {
  const [link, setLink] = useState<LinkState>({ state: 'opening', wait: 'first' });
  const attempt = useRef<{ of: string; answer: Promise<LinkState> } | null>(null);

  useEffect(() => {
    if (token === undefined) return;
    let failures = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;

    async function request() {
      if (!token) return;
      clearTimeout(timer);
      // Each session adds a device to the hotel's list, so only one request runs at a time.
      if (attempt.current?.of !== token) attempt.current = { of: token, answer: openLink(slug, token) };
      const answer = await attempt.current.answer;
      if (isGone) return;
      attempt.current = null;
      setLink(answer);
      if (answer.state !== 'opening') return stop();
      failures += 1;
      clearTimeout(timer);
      timer = setTimeout(() => void request(), backoffMs(failures, LONGEST_WAIT_MS));
    }
    const retryNow = () => void request();
    function stop() {
      clearTimeout(timer);
      removeEventListener('online', retryNow);
    }

    addEventListener('online', retryNow);
    if (token) {
      setLink({ state: 'opening', wait: 'first' });
      void request();
    } else setLink({ state: 'no_link' });
    return () => {
      isGone = true;
      stop();
    };
  }, [slug, token]);

  return link;
}

async function openLink(slug: string, token: string): Promise<LinkState> {
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
