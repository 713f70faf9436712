'use client';

import { useEffect, useEffectEvent } from 'react';

/** How many open panels an entry of the history stands for; one above the other, each with an entry of its own. */
const PANELS = 'hmPanels';
/** A panel that has just gone, whose entry is still there. */
let leaving: { own: number; timer: ReturnType<typeof setTimeout> } | null = null;

function panelsNow(): number {
  const state: unknown = window.history.state;
  const count = typeof state === 'object' && state !== null ? Reflect.get(state, PANELS) : 0;
  return typeof count === 'number' ? count : 0;
}

/** The entry of a new panel; that of one which gives way to it at this moment goes on as its own. */
function enter(): number {
  const taken = leaving?.own === panelsNow() ? leaving : null;
  if (taken) {
    clearTimeout(taken.timer);
    leaving = null;
    return taken.own;
  }
  const own = panelsNow() + 1;
  // What the router keeps there stays, so that it takes the entry for one of its own.
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
 * The way back closes what is open above the page before it leaves the page, as on every phone. Closed by other means,
 * it takes its entry of the history along; where a link has led away meanwhile, the entry stays, and back closes nothing.
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
