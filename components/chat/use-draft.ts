'use client';

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { textToSend } from '@/lib/contract/plain-text';
import { fit } from './text-box';

const nameOf = (draftKey: string) => `draft:${draftKey}`;

/** Restores the draft of this key and returns the function that saves it. */
export function useDraft(
  input: RefObject<HTMLTextAreaElement | null>,
  draftKey: string | undefined,
  onRestored: (length: number) => void,
): (text: string) => void {
  const isFirst = useRef(true);
  const restored = useEffectEvent(onRestored);

  useEffect(() => {
    const node = input.current;
    if (!node) return;
    // Text that was typed before hydration is newer than any draft.
    const isTypedAlready = isFirst.current && node.value !== '';
    isFirst.current = false;
    if (!isTypedAlready) node.value = draftKey ? readDraft(draftKey) : '';
    else if (draftKey) writeDraft(draftKey, node.value);
    fit(node);
    restored(textToSend(node.value).length);
  }, [draftKey, input]);

  return (text) => {
    if (draftKey) writeDraft(draftKey, text);
  };
}

export function deleteDraft(draftKey: string) {
  writeDraft(draftKey, '');
}

function readDraft(draftKey: string): string {
  try {
    return localStorage.getItem(nameOf(draftKey)) ?? '';
  } catch {
    // Some private windows block storage: there are no drafts then.
    return '';
  }
}

function writeDraft(draftKey: string, text: string) {
  try {
    if (text === '') localStorage.removeItem(nameOf(draftKey));
    else localStorage.setItem(nameOf(draftKey), text);
  } catch {
    // Storage is blocked or full. The text in the box is not affected.
  }
}
