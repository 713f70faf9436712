'use client';

import { useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { Row } from '@/lib/client/timeline';
import { Announcer } from './announcer';
import { indexOfMessage, lightUp, messageElement, messageIdOf, type StageProps } from './list-stage';
import { useRowRange } from './use-row-range';

const END_SLACK = 64;
const AHEAD = 800;
/** The height of the content above the first row, passed to the virtualizer. */
const TOP = 44;
/** Events of a user's scrolling. Any other scrolling is caused by the page. */
const HANDS = ['wheel', 'touchmove', 'pointerdown', 'keydown'];
const COLUMN = 'mx-auto w-full max-w-3xl px-3 sm:px-5';

/** Renders the visible rows and a few around them, however many there are. */
export function VirtualTimeline(props: StageProps) {
  const { ref, rows, draw, isPast, place, onEnd, onNearStart, onNearEnd, onSeen } = props;
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const isAtEnd = useRef(true);
  const lastTop = useRef(0);
  const isHeld = useRef(false);
  const [shownId, setShownId] = useState<number | null>(null);
  const { number, isShift } = useRowRange(rows);
  const shown = shownId === null ? -1 : indexOfMessage(rows, shownId);

  const look = useEffectEvent(() => {
    const [node, handle] = [box.current, list.current];
    if (!node || !handle || rows.length === 0) return;
    const { scrollTop, clientHeight, scrollHeight } = node;
    const below = scrollHeight - clientHeight - scrollTop;
    // A new row is not measured yet, and measuring moves the page. So only a user's scrolling leaves the end.
    const hasMovedUp = isHeld.current && scrollTop < lastTop.current - 1;
    lastTop.current = scrollTop;
    isAtEnd.current = !isPast && (below <= END_SLACK || (isAtEnd.current && !hasMovedUp));
    if (isAtEnd.current && below > 1 && !isHeld.current) node.scrollTop = scrollHeight;
    place.current = isAtEnd.current ? null : placeAt(rows, handle, scrollTop);
    onEnd(isAtEnd.current);
    if (scrollTop < AHEAD) onNearStart();
    if (below < AHEAD) onNearEnd();
    const lowest = handle.findItemIndex(scrollTop + clientHeight - TOP - 16);
    if (document.visibilityState === 'visible') onSeen(newestSeqUpTo(rows, lowest));
  });

  // A different range of rows: scrolls to the reading position if the range contains it, else to its end.
  const begin = useEffectEvent(() => {
    const at = place.current;
    const index = at ? indexOfMessage(rows, at.messageId) : -1;
    isAtEnd.current = index < 0 && !isPast;
    lastTop.current = 0;
    isHeld.current = false;
    if (at && index >= 0) list.current?.scrollToIndex(index, { align: 'start', offset: -at.top });
    else list.current?.scrollToIndex(rows.length - 1, { align: 'end' });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins again with each range.
  useLayoutEffect(() => begin(), [number]);

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current && box.current) {
        isHeld.current = false;
        box.current.scrollTop = box.current.scrollHeight;
      }
      look();
    });
    for (const node of [box.current, content.current]) if (node) observer.observe(node);
    const stop = new AbortController();
    document.addEventListener('visibilitychange', () => look(), { signal: stop.signal });
    const hold = () => {
      isHeld.current = true;
    };
    for (const hand of HANDS)
      box.current?.addEventListener(hand, hold, { passive: true, signal: stop.signal });
    return () => {
      observer.disconnect();
      stop.abort();
    };
  }, []);

  useImperativeHandle(ref, () => ({
    toEnd() {
      place.current = null;
      isAtEnd.current = true;
      isHeld.current = false;
      if (box.current) box.current.scrollTop = box.current.scrollHeight;
    },
    show(messageId) {
      const index = indexOfMessage(rows, messageId);
      if (index < 0) return;
      isAtEnd.current = false;
      setShownId(messageId);
      list.current?.scrollToIndex(index, { align: 'center' });
      whenDrawn(messageId, lightUp);
    },
    toUnread() {
      const index = rows.findIndex(({ kind }) => kind === 'unread');
      const handle = list.current;
      if (index < 0 || !handle || handle.getItemOffset(index) >= handle.scrollOffset) return;
      isAtEnd.current = false;
      handle.scrollToIndex(index, { align: 'start' });
    },
  }));

  return (
    <div
      ref={box}
      role="log"
      aria-label={props.label}
      // Rows are mounted and unmounted while scrolling. The Announcer below announces only new messages.
      aria-live="off"
      aria-busy={props.isBusy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
    >
      <div ref={content} className="pb-4">
        <div className="h-11">{props.top}</div>
        <Virtualizer
          key={number}
          ref={list}
          scrollRef={box}
          data={rows}
          shift={isShift}
          startMargin={TOP}
          // A focused row stays mounted, because the keyboard focus would be lost with it.
          keepMounted={shown < 0 ? [] : [shown]}
          onScroll={() => look()}
        >
          {(row) => (
            <div key={row.key} className={COLUMN}>
              {draw(row)}
            </div>
          )}
        </Virtualizer>
        <div className={COLUMN}>{props.bottom}</div>
      </div>
      {!isPast && <Announcer rows={rows} />}
    </div>
  );
}

/** Only messages have stable neighbours: a day divider moves up when an earlier message of that day is loaded. */
function placeAt(rows: readonly Row[], handle: VirtualizerHandle, scrollTop: number) {
  for (let index = handle.findItemIndex(scrollTop - TOP); index < rows.length; index += 1) {
    const messageId = messageIdOf(rows[index]);
    if (messageId !== null) return { messageId, top: TOP + handle.getItemOffset(index) - scrollTop };
  }
  return null;
}

function newestSeqUpTo(rows: readonly Row[], index: number): number {
  for (let at = index; at >= 0; at -= 1) {
    const row = rows[at];
    if (row?.kind === 'bubble' && !row.isOwn && row.entry.state === 'sent') return row.entry.message.seq;
  }
  return 0;
}

const FRAMES = 60;

/** A distant row is measured before it is visible, which takes a few frames. */
function whenDrawn(messageId: number, work: (message: HTMLElement) => void, left = FRAMES) {
  requestAnimationFrame(() => {
    const message = messageElement(messageId);
    if (message && getComputedStyle(message).visibility === 'visible') work(message);
    else if (left > 0) whenDrawn(messageId, work, left - 1);
  });
}
