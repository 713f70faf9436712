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
  /** The current text of an edit; undefined when it has just begun. */
  text?: string | undefined;
}>;

/** Unfinished replies and edits by conversation. They return when the conversation is opened again. */
const begunIn = new Map<string, ComposerMode>();

type Needs = Readonly<{
  /** The scope of the writer and the conversation. `lib/client/clear-person.ts` makes it. */
  scope: string;
  view: LiveConversation;
  rights: Rights;
  input: RefObject<HTMLTextAreaElement | null>;
  onSent: () => void;
  drawMore?: MessageTools['drawMore'];
}>;

/** The mode of the composer: a new message, a reply or an edit. */
export function useComposing({ scope, view, rights, input, onSent, drawMore }: Needs) {
  const [begun, setBegun] = useState<ComposerMode | null>(() => begunIn.get(scope) ?? null);
  const mode = begun && asItIsNow(begun, view);

  function setMode(next: ComposerMode | null) {
    if (next) begunIn.set(scope, next);
    else begunIn.delete(scope);
    setBegun(next);
  }

  /** Read when the conversation is opened again. Needs no render. */
  function saveEdit(text: string) {
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

  /** Edits the newest own message. If that is still unsent there is nothing to edit: an older message is not meant. */
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
  return { mode, submit, cancel: () => setMode(null), saveEdit, editLast, tools };
}

/** A reply to a deleted message is still possible, an edit is not. */
function asItIsNow(begun: ComposerMode, { entries }: LiveConversation): ComposerMode | null {
  const entry = entries.find((each) => each.state === 'sent' && each.message.id === begun.message.id);
  const message = entry?.state === 'sent' ? entry.message : begun.message;
  return begun.kind === 'edit' && message.is_deleted ? null : { ...begun, message };
}
