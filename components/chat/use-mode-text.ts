'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';
import { ownText } from '@/lib/contract/stand-in-text';
import type { ComposerMode } from './use-composing';

/** During an edit the box contains the text of the message. The earlier draft returns afterwards. */
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: waits for another message to edit.
  useEffect(() => {
    const node = input.current;
    if (!node || editedId === undefined) return;
    const aside = node.value;
    begin(node);
    return () => {
      // If the whole conversation is unmounted, the edit remains saved.
      if (node.isConnected) put(node, aside);
    };
  }, [editedId, input]);
}
