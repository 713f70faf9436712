'use client';

import { useImperativeHandle, useRef } from 'react';
import { lightUp, messageElement, type StageProps } from './list-stage';
import { useScrollKeeper } from './use-scroll-keeper';
import { useSeenMarker } from './use-seen-marker';

/** Renders every row, also on the server for the first visit. */
export function PlainTimeline(props: StageProps) {
  const { ref, rows, draw, label, isBusy, place, top, bottom, newestSeq, onEnd, onNearStart, onSeen } = props;
  const box = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const { onScroll, toEnd } = useScrollKeeper(box, column, { place, onEnd, onNearStart });
  useSeenMarker(box, newestSeq, onSeen);
  useImperativeHandle(ref, () => ({ toEnd, show, toUnread }));

  function toUnread() {
    const marker = column.current?.querySelector('[data-unread]');
    if (!box.current || !marker) return;
    const above = box.current.getBoundingClientRect().top - marker.getBoundingClientRect().top;
    if (above > 0) box.current.scrollTop -= above;
  }

  return (
    <div
      ref={box}
      role="log"
      aria-label={label}
      aria-live="polite"
      aria-busy={isBusy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={onScroll}
      className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overflow-x-hidden overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
    >
      <div ref={column} className="mx-auto w-full max-w-3xl px-3 pt-3 pb-4 sm:px-5">
        {top}
        {rows.map(draw)}
        {bottom}
      </div>
    </div>
  );
}

function show(messageId: number) {
  const message = messageElement(messageId);
  if (!message) return;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  message.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  lightUp(message);
}
