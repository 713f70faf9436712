'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { pages } from '@/lib/contract/paths';

type Desk = {
  slug: string;
  openId: number | null;
  onHelp: () => void;
  onMarkUnread: (conversationId: number) => void;
};

/** The keyboard shortcuts of the desk. While the user is typing only Escape is handled. */
export function useDeskKeys({ slug, openId, onHelp, onMarkUnread }: Desk): void {
  const router = useRouter();

  function goBack(): boolean {
    if (openId === null) return false;
    // Focuses the row of the conversation, so that the next key continues from there.
    focusOn(`[data-desk-list] a[href="${pages.conversation(slug, openId)}"]`);
    router.push(pages.inbox(slug));
    return true;
  }

  /** Marks the focused row, or else the open conversation. */
  function markUnread(): boolean {
    const row = document.activeElement?.closest('[data-desk-list] [data-conversation]');
    const id = row ? Number(row.getAttribute('data-conversation')) : openId;
    if (id !== null) onMarkUnread(id);
    return id !== null;
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('[role="dialog"]')) return;
    if (isTyping(event.target)) {
      if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
      return;
    }
    if (event.key === '?') onHelp();
    const actions: Record<string, () => boolean> = { ...ACTIONS, Escape: goBack, u: markUnread };
    const hasActed = actions[event.key]?.();
    if (hasActed) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Each returns whether it did something. */
const ACTIONS: Record<string, () => boolean> = {
  // In the conversation the arrow keys scroll.
  ArrowDown: () => !isInLog() && step(1),
  j: () => step(1),
  ArrowUp: () => !isInLog() && step(-1),
  k: () => step(-1),
  r: () => focusOn('main textarea'),
  a: () => press('[data-desk-assign]'),
  '/': () => focusOn('[data-desk-search]'),
};

/** Moves the focus through the list. Enter opens the focused row like any link. */
function step(by: number): boolean {
  const links: Element[] = visible('[data-desk-list] a');
  const focused = document.activeElement ? links.indexOf(document.activeElement) : -1;
  const current =
    focused >= 0 ? focused : links.findIndex((link) => link.getAttribute('aria-current') === 'page');
  const next = links[Math.min(links.length - 1, Math.max(0, current + by))];
  if (!(next instanceof HTMLElement)) return false;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function focusOn(selector: string): boolean {
  const [target] = visible(selector);
  target?.focus();
  return target !== undefined;
}

function press(selector: string): boolean {
  const [button] = visible(selector);
  button?.click();
  return button !== undefined;
}

/** The inbox is also in the document on the other pages, hidden. */
function visible(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter(isVisible);
}

function isInLog(): boolean {
  return document.activeElement?.closest('[role="log"]') != null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** An element without boxes is invisible. Same as `checkVisibility`, which some browsers lack. */
const isVisible = (element: HTMLElement) => element.getClientRects().length > 0;
