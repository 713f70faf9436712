'use client';

import { type RefObject, useEffect, useRef } from 'react';
import type { ReadingPlace } from './list-stage';

const END_SLACK = 64;
const OLDER_AHEAD = 600;

type Keeper = {
  readonly onScroll: () => void;
  readonly toEnd: (behavior: ScrollBehavior) => void;
};
type Watch = {
  readonly place: RefObject<ReadingPlace>;
  readonly onEnd: (isAtEnd: boolean) => void;
  readonly onNearStart: () => void;
};

/**
 * Keeps the reading position. The box is a reversed column: the browser itself starts at the end (before any script),
 * stays there, and does not move when older messages are added above. This hook corrects growth below the reading
 * position.
 */
export function useScrollKeeper(
  box: RefObject<HTMLElement | null>,
  rows: RefObject<HTMLElement | null>,
  { place, onEnd, onNearStart }: Watch,
): Keeper {
  const anchor = useRef<{ row: Element; top: number } | null>(null);

  useEffect(() => {
    if (!rows.current) return;
    const observer = new ResizeObserver(() => {
      const held = anchor.current;
      if (!box.current || !held?.row.isConnected) return;
      const moved = held.row.getBoundingClientRect().top - held.top;
      if (Math.abs(moved) >= 1) box.current.scrollTop += moved;
    });
    observer.observe(rows.current);
    return () => observer.disconnect();
  }, [box, rows]);

  function onScroll() {
    const node = box.current;
    if (!node || !rows.current) return;
    const isAtEnd = -node.scrollTop <= END_SLACK;
    const row = isAtEnd ? null : firstVisible(node, rows.current);
    const top = row?.getBoundingClientRect().top ?? 0;
    anchor.current = row && { row, top };
    const messageId = Number(row?.id.replace('message-', '')) || null;
    place.current = messageId === null ? null : { messageId, top: top - node.getBoundingClientRect().top };
    onEnd(isAtEnd);
    const above = node.scrollHeight - node.clientHeight + node.scrollTop;
    if (above < OLDER_AHEAD && !isAtEnd) onNearStart();
  }

  function toEnd(behavior: ScrollBehavior) {
    anchor.current = null;
    place.current = null;
    box.current?.scrollTo({ top: 0, behavior });
  }

  return { onScroll, toEnd };
}

/** Binary search for the first row below the upper edge, fast even with thousands of rows. */
function firstVisible(box: HTMLElement, rows: HTMLElement): Element | null {
  const edge = box.getBoundingClientRect().top;
  let low = 0;
  let high = rows.children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = rows.children[middle]?.getBoundingClientRect().bottom ?? 0;
    if (bottom <= edge) low = middle + 1;
    else high = middle;
  }
  // Only messages have stable neighbours: a day divider moves up when an earlier message of that day is loaded.
  let row = rows.children[low] ?? null;
  while (row && !row.id) row = row.nextElementSibling;
  return row;
}
