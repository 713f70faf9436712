'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** Reports the newest message that is visible on a visible page. */
export function useSeenMarker(
  box: RefObject<HTMLElement | null>,
  newestSeq: number,
  onSeen: (seq: number) => void,
) {
  const seen = useRef(0);
  const report = useRef(onSeen);
  useEffect(() => {
    report.current = onSeen;
  });

  useEffect(() => {
    const node = box.current;
    if (!node || newestSeq === 0) return;
    const tell = () => {
      if (document.visibilityState === 'visible' && seen.current > 0) report.current(seen.current);
    };
    const observer = new IntersectionObserver(
      (sightings) => {
        for (const { isIntersecting, target } of sightings) {
          if (isIntersecting) seen.current = Math.max(seen.current, seqOfRow(target));
        }
        // Rows older than a seen one need no observer: hundreds of observed rows slow down every frame.
        for (const { target } of sightings) if (seqOfRow(target) <= seen.current) observer.unobserve(target);
        tell();
      },
      { root: node, rootMargin: '0px 0px -16px 0px' },
    );
    for (const row of node.querySelectorAll('[data-seq]')) {
      if (seqOfRow(row) > seen.current) observer.observe(row);
    }
    document.addEventListener('visibilitychange', tell);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', tell);
    };
  }, [box, newestSeq]);
}

function seqOfRow(row: Element): number {
  return Number(row.getAttribute('data-seq'));
}
