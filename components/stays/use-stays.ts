'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createStaysApi } from '@/lib/client/stays';
import type { StayDto, StayPageDto, StayView } from '@/lib/contract/stays';

const PAUSE_MS = 200;
/** Colleagues check guests in as well, so the list is refreshed. */
const REFRESH_MS = 30_000;

/** Puts the view into the address, so that a reload, a bookmark and "back" show the same view. */
function keepInAddress(view: StayView): void {
  const address = new URL(window.location.href);
  address.searchParams.set('view', view);
  window.history.replaceState(null, '', address);
}

/** The list of stays: one view, with search, paging and regular refreshes. */
export function useStays(slug: string, firstView: StayView, initial: StayPageDto) {
  const api = useMemo(() => createStaysApi(slug), [slug]);
  const [view, setView] = useState(firstView);
  const [words, setWords] = useState('');
  const [page, setPage] = useState(initial);
  const [isBusy, setIsBusy] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const asked = useRef(0);

  const load = useCallback(
    async (cursor?: string) => {
      asked.current += 1;
      const mine = asked.current;
      setIsBusy(true);
      const search = words.trim();
      const query = { view, ...(search ? { q: search } : {}), ...(cursor === undefined ? {} : { cursor }) };
      const answer = await api.list(query).catch(() => null);
      // Only the answer of the last request is shown.
      if (mine !== asked.current) return;
      setIsBusy(false);
      setHasFailed(answer === null);
      if (!answer) return;
      setPage((before) =>
        cursor === undefined ? answer : { ...answer, stays: [...before.stays, ...answer.stays] },
      );
    },
    [api, view, words],
  );

  useEffect(() => {
    const timer = setTimeout(() => void load(), PAUSE_MS);
    const onVisible = () => document.hidden || void load();
    const refresh = setInterval(onVisible, REFRESH_MS);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearTimeout(timer);
      clearInterval(refresh);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [load]);

  /** Shows the changed stay at once. The next load decides whether it still belongs to this view. */
  const put = useCallback((stay: StayDto) => {
    setPage((before) => ({
      ...before,
      stays: before.stays.map((each) => (each.booking_id === stay.booking_id ? stay : each)),
    }));
  }, []);

  return {
    api,
    view,
    setView: (next: StayView) => {
      setView(next);
      keepInAddress(next);
    },
    words,
    setWords,
    stays: page.stays,
    isBusy,
    hasFailed,
    reload: () => load(),
    more: page.next_cursor === null ? null : () => load(page.next_cursor ?? undefined),
    put,
  };
}
