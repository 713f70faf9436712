'use client';

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Row } from '@/lib/client/timeline';
import type { ConversationView, HistoryPlace } from '@/lib/client/view';
import { indexOfMessage, type StageHandle } from './list-stage';

type Needs = Readonly<{
  view: Pick<ConversationView, 'lookAt' | 'toNewest'>;
  rows: readonly Row[];
  stage: RefObject<StageHandle | null>;
  /** The stage that can show what is far from the newest messages. */
  prepare: () => Promise<boolean>;
}>;

/** Where a wish leads: still looked for, or nowhere. */
export type Search = 'searching' | 'nothing' | null;

const SHOWN_MS = 4_000;

/** Goes to a message, a day, or where reading stopped, fetching that stretch when it is not loaded. */
export function useHistory({ view, rows, stage, prepare }: Needs) {
  const wanted = useRef<number | null>(null);
  const [search, setSearch] = useState<Search>(null);

  const arrive = useEffectEvent(() => {
    if (wanted.current === null || indexOfMessage(rows, wanted.current) < 0) return;
    const id = wanted.current;
    wanted.current = null;
    // A new stretch has just begun at its own place; it is moved from there once that has settled.
    requestAnimationFrame(() => stage.current?.show(id));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are what it waits for.
  useEffect(() => arrive(), [rows]);

  useEffect(() => {
    if (search !== 'nothing') return;
    const timer = setTimeout(() => setSearch(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [search]);

  async function goTo(place: HistoryPlace) {
    if ('message' in place && indexOfMessage(rows, place.message) >= 0) {
      stage.current?.show(place.message);
      return;
    }
    setSearch('searching');
    const found = (await prepare()) ? await view.lookAt(place) : null;
    setSearch(found === null ? 'nothing' : null);
    wanted.current = found;
    // It may be among the rows already, which then do not change.
    requestAnimationFrame(() => arrive());
  }

  return { search, goTo: (place: HistoryPlace) => void goTo(place) };
}
