'use client';

import { useMemo, useSyncExternalStore } from 'react';
import type { TextPart } from '@/lib/client/links';

type PartsOf = (text: string) => readonly TextPart[];

/** Looks like a link to somebody in a hurry; most texts do not, and never ask for the code that knows. */
const MAY_LINK = /\S[.@]\S|:\/\/|\+\d/;

let partsOf: PartsOf | null = null;
const waiting = new Set<() => void>();

/** A text in its parts: in one until the page is awake and the code for links is there. Nothing moves then. */
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
  // Without it the text stays what it is; whoever comes next asks again.
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
