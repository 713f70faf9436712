'use client';

import { type RefObject, useMemo, useState } from 'react';
import type { StoredFile } from '@/lib/client/unsent-file';
import type { LiveConversation } from '@/lib/client/view';
import type { MessageDto } from '@/lib/contract/chat';
import { ownText } from '@/lib/contract/stand-in-text';
import { menuItemsOf, type Rights } from './menu-items';
import type { MessageTools } from './message-tools';

export type ComposerMode = Readonly<{ kind: 'reply' | 'edit'; message: MessageDto }>;

type Needs = Readonly<{
  view: LiveConversation;
  rights: Rights;
  input: RefObject<HTMLTextAreaElement | null>;
  onSent: () => void;
  drawMore?: MessageTools['drawMore'];
}>;

/** What the composer is for at the moment: something new, an answer to one message, or other words for one. */
export function useComposing({ view, rights, input, onSent, drawMore }: Needs) {
  const [begun, setMode] = useState<ComposerMode | null>(null);
  const mode = begun && asItIsNow(begun, view);

  function begin(kind: ComposerMode['kind'], message: MessageDto) {
    setMode({ kind, message });
    input.current?.focus();
  }

  function submit(text: string, files: StoredFile[]) {
    if (mode?.kind === 'edit') {
      if (text !== ownText(mode.message)) view.edit(mode.message.id, text);
    } else {
      onSent();
      view.send(text, mode?.message.id ?? null, files);
    }
    setMode(null);
  }

  /** The newest of one's own. While that is on its way there is nothing to edit: an older one is not what was meant. */
  function editLast() {
    const last = view.entries.findLast(
      (entry) =>
        entry.state !== 'sent' || menuItemsOf(entry.message, rights).some(({ key }) => key === 'edit'),
    );
    if (last?.state === 'sent') begin('edit', last.message);
  }

  const { remove } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: begin only sets state and moves the focus.
  const tools = useMemo<MessageTools>(
    () => ({
      rights,
      onReply: (message) => begin('reply', message),
      onEdit: (message) => begin('edit', message),
      composer: () => input.current,
      onRemove: remove,
      drawMore,
    }),
    [rights, input, remove, drawMore],
  );
  return { mode, submit, cancel: () => setMode(null), editLast, tools };
}

/** A message that was deleted meanwhile can still be answered, but no longer edited. */
function asItIsNow(begun: ComposerMode, { entries }: LiveConversation): ComposerMode | null {
  const entry = entries.find((each) => each.state === 'sent' && each.message.id === begun.message.id);
  const message = entry?.state === 'sent' ? entry.message : begun.message;
  return begun.kind === 'edit' && message.is_deleted ? null : { kind: begun.kind, message };
}
