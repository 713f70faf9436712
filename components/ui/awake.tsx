'use client';

import { useEffect, useRef } from 'react';

/**
 * Marks a part of the page as hydrated. It must be the last element of every part that is hydrated separately, so that
 * its effect runs after all others of that part. The page is awake when no part says "no"; lib/client/early-presses.ts
 * records what is pressed before that.
 */
export function Awake() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    mark.current?.setAttribute('data-awake', 'yes');
    window.dispatchEvent(new Event('awake'));
  }, []);
  return <span ref={mark} hidden={true} data-awake="no" />;
}
