'use client';

import { type RefObject, useMemo, useState } from 'react';
import type { StoredFile } from '@/lib/client/unsent-file';
import type { LiveConversation } from '@/lib/client/view';
import type { MessageDto } from '@/lib/contract/chat';
import { ownText } from '@/lib/contract/stand-in-text';
import { menuItemsOf, type Rights } from './menu-items';
import type { MessageTools } from './message-tools';

export type ComposerMode = Readonly<{
  kind: 'reply' | 'edit';
  message: MessageDto;
  /** The words an edit has come to; none yet where it has just begun. */
  text?: string | undefined;
}>;

/** By conversation: an answer or an edit that was begun is there again when its conversation is opened again. */
const begunIn = new Map<string, ComposerMode>();

type Needs = Readonly<{
  /** Whose words in which conversation: of lib/client/forget-person.ts. */
  scope: string;
  view: LiveConversation;
  rights: Rights;
  input: RefObject<HTMLTextAreaElement | null>;
  onSent: () => void;
  drawMore?: MessageTools['drawMore'];
}>;

/** What the composer is for at the moment: something new, an answer to one message, or other words for one. */
export function useComposing({ scope, view, rights, input, onSent, drawMore }: Needs) {
  const [begun, setBegun] = useState<ComposerMode | null>(() => begunIn.get(scope) ?? null);
  const mode = begun && asItIsNow(begun, view);

  function setMode(next: ComposerMode | null) {
    if (next) begunIn.set(scope, next);
    else begunIn.delete(scope);
    setBegun(next);
  }

  /** Read when the conversation is opened again; nothing on this screen waits for it. */
  function keepEdit(text: string) {
    const now = begunIn.get(scope);
    if (now?.kind === 'edit') begunIn.set(scope, { ...now, text });
  }

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
  return { mode, submit, cancel: () => setMode(null), keepEdit, editLast, tools };
}

/** A message that was deleted meanwhile can still be answered, but no longer edited. */
function asItIsNow(begun: ComposerMode, { entries }: LiveConversation): ComposerMode | null {
  const entry = entries.find((each) => each.state === 'sent' && each.message.id === begun.message.id);
  const message = entry?.state === 'sent' ? entry.message : begun.message;
  return begun.kind === 'edit' && message.is_deleted ? null : { ...begun, message };
}
