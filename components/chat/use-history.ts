'use client';

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Row } from '@/lib/client/timeline';
import type { ConversationView, HistoryPlace } from '@/lib/client/view';
import { indexOfMessage, type StageHandle } from './list-stage';

type Needs = Readonly<{
  view: Pick<ConversationView, 'lookAt' | 'toNewest'>;
  rows: readonly Row[];
  stage: RefObject<StageHandle | null>;
  /** Loads the timeline that can show distant messages. */
  prepare: () => Promise<boolean>;
}>;

/** The state of a jump: in progress, or without a result. */
export type Search = 'searching' | 'nothing' | null;

const SHOWN_MS = 4_000;

/** Jumps to a message, a day or the last read place, and loads a history window if needed. */
export function useHistory({ view, rows, stage, prepare }: Needs) {
  const wanted = useRef<number | null>(null);
  const [search, setSearch] = useState<Search>(null);

  const arrive = useEffectEvent(() => {
    if (wanted.current === null || indexOfMessage(rows, wanted.current) < 0) return;
    const id = wanted.current;
    wanted.current = null;
    // A new history window first scrolls to its own start position. The jump comes after that.
    requestAnimationFrame(() => stage.current?.show(id));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: waits for other rows.
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
    // The rows may contain it already. Then they do not change and the effect does not run.
    requestAnimationFrame(() => arrive());
  }

  return { search, goTo: (place: HistoryPlace) => void goTo(place) };
}
