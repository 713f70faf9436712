'use client';

import { useMemo, useSyncExternalStore } from 'react';
import type { TextPart } from '@/lib/client/links';

type PartsOf = (text: string) => readonly TextPart[];

/** A cheap test for possible links. Most texts fail it and never load the link code. */
const MAY_LINK = /\S[.@]\S|:\/\/|\+\d/;

let partsOf: PartsOf | null = null;
const waiting = new Set<() => void>();

/**
 * The parts of a text: a single part until the page is hydrated and the link code is loaded. The layout does not move
 * then.
 */
export function useLinks(text: string): readonly TextPart[] {
  const mayLink = MAY_LINK.test(text);
  const found = useSyncExternalStore(mayLink ? subscribe : neverChanges, snapshot, nothingYet);
  return useMemo(() => (mayLink && found ? found(text) : [{ text }]), [mayLink, found, text]);
}

function subscribe(listener: () => void): () => void {
  waiting.add(listener);
  if (!partsOf && waiting.size === 1) whenIdle(() => void load());
  return () => waiting.delete(listener);
}

async function load() {
  // If the load fails the text stays plain. The next text tries again.
  const links = await import('@/lib/client/links').catch(() => null);
  if (!links) return;
  partsOf = links.partsOf;
  for (const listener of waiting) listener();
}

function whenIdle(work: () => void) {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 3000 });
  else setTimeout(work, 500);
}

const snapshot = () => partsOf;
const nothingYet = () => null;
const neverChanges = () => () => undefined;
