'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';
import { ownText } from '@/lib/contract/stand-in-text';
import type { ComposerMode } from './use-composing';

/** While a message is edited its text stands in the box; what was begun before waits, and comes back. */
export function useModeText(
  input: RefObject<HTMLTextAreaElement | null>,
  mode: ComposerMode | null,
  noteText: (node: HTMLTextAreaElement) => void,
): void {
  const noted = useEffectEvent(noteText);
  const edited = mode?.kind === 'edit' ? mode.message : null;
  const editedId = edited?.id;
  const begin = useEffectEvent((node: HTMLTextAreaElement) =>
    put(node, mode?.text ?? (edited ? ownText(edited) : '')),
  );

  function put(node: HTMLTextAreaElement, text: string) {
    node.value = text;
    node.setSelectionRange(text.length, text.length);
    noted(node);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another message to edit is what it waits for.
  useEffect(() => {
    const node = input.current;
    if (!node || editedId === undefined) return;
    const aside = node.value;
    begin(node);
    return () => {
      // Where the whole conversation goes, the edit stays begun.
      if (node.isConnected) put(node, aside);
    };
  }, [editedId, input]);
}
