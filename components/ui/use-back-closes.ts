'use client';

import { useEffect, useEffectEvent } from 'react';

/** The history state key with the number of open panels. Each panel has a history entry of its own. */
const PANELS = 'hmPanels';
/** A panel that was just closed, whose history entry still exists. */
let leaving: { own: number; timer: ReturnType<typeof setTimeout> } | null = null;

function panelsNow(): number {
  const state: unknown = window.history.state;
  const count = typeof state === 'object' && state !== null ? Reflect.get(state, PANELS) : 0;
  return typeof count === 'number' ? count : 0;
}

/** Creates the history entry of a new panel. A panel that replaces another one at this moment takes over its entry. */
function enter(): number {
  const taken = leaving?.own === panelsNow() ? leaving : null;
  if (taken) {
    clearTimeout(taken.timer);
    leaving = null;
    return taken.own;
  }
  const own = panelsNow() + 1;
  // Keeps the router's state, so that the router treats the entry as its own.
  window.history.pushState({ ...window.history.state, [PANELS]: own }, '');
  return own;
}

function leave(own: number, pathname: string): void {
  const timer = setTimeout(() => {
    leaving = null;
    if (panelsNow() >= own && window.location.pathname === pathname) window.history.back();
  });
  leaving = { own, timer };
}

/**
 * "Back" closes an open panel before it leaves the page, as phone users expect. A panel that is closed in another way
 * removes its history entry. If a link has led to another page meanwhile the entry stays, and "back" closes nothing.
 */
export function useBackCloses(isOpen: boolean, onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!isOpen) return;
    const { pathname } = window.location;
    const own = enter();
    const look = () => {
      if (panelsNow() < own) close();
    };
    addEventListener('popstate', look);
    return () => {
      removeEventListener('popstate', look);
      leave(own, pathname);
    };
  }, [isOpen]);
}
