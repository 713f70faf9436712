'use client';

import { useEffect, useEffectEvent, useMemo, useRef, useSyncExternalStore } from 'react';
import { createGuestApi, type GuestApi } from '@/lib/client/api';
import { createGuestContext } from '@/lib/client/guest-context';
import type { GuestContextDto } from '@/lib/contract/chat';
import { useLanguages } from './guest-language';

/** The current context, and the API whose catch-up keeps it up to date. */
export function useGuestContext(first: GuestContextDto): { context: GuestContextDto; api: GuestApi } {
  // Another stay is another page, so the first context is constant.
  const initial = useRef(first);
  const { slug } = first.hotel;
  const live = useMemo(() => createGuestContext(initial.current, createGuestApi(slug)), [slug]);
  const context = useSyncExternalStore(live.subscribe, live.view, live.view);
  useHotelAround(context);
  return { context, api: live.api };
}

/** Updates the parts outside the conversation: the page's colours and title, and the choice of languages. */
function useHotelAround(context: GuestContextDto): void {
  const { suggest, offer } = useLanguages();
  const shown = useRef(context);
  const follow = useEffectEvent((next: GuestContextDto) => {
    const before = shown.current;
    shown.current = next;
    if (next.guest_locale !== before.guest_locale) suggest(next.guest_locale);
    if (next.hotel.languages.join() !== before.hotel.languages.join()) offer(next.hotel.languages);
    void import('./hotel-around').then(({ redress }) => redress(before.hotel, next.hotel)).catch(stayAsWeAre);
  });
  useEffect(() => {
    if (shown.current !== context) follow(context);
  }, [context]);
}

/** Without a network the page keeps its colours. */
function stayAsWeAre() {}
