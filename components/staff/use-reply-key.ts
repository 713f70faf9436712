'use client';

import { useEffect, useEffectEvent } from 'react';
import { menuItemsOf, type Rights } from '@/components/chat/menu-items';
import type { Entry } from '@/lib/client/view';
import type { MessageDto } from '@/lib/contract/chat';

/** `r` replies to the focused message. Without one, the desk's own `r` focuses the composer. */
export function useReplyKey(
  entries: readonly Entry[],
  rights: Rights,
  onReply: (message: MessageDto) => void,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'r' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
    if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return;
    const message = focused(entries);
    if (!message || !canAnswer(message, rights)) return;
    event.preventDefault();
    onReply(message);
  });
  useEffect(() => {
    // Runs before the desk's own shortcuts.
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

function canAnswer(message: MessageDto, rights: Rights): boolean {
  return menuItemsOf(message, rights).some(({ key }) => key === 'reply');
}

function focused(entries: readonly Entry[]): MessageDto | null {
  const id = Number(document.activeElement?.closest('[data-message]')?.getAttribute('data-message'));
  const entry = entries.find((each) => each.state === 'sent' && each.message.id === id);
  return entry?.state === 'sent' ? entry.message : null;
}
