'use client';

import { useEffect, useRef } from 'react';

/**
 * Says when a part of the page has its script and hears what is pressed. Stands last in every part that the browser
 * hydrates by itself, so that its effect runs after all others of that part. The page is awake when none says "no";
 * what is pressed before that, lib/client/early-presses.ts keeps.
 */
export function Awake() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    mark.current?.setAttribute('data-awake', 'yes');
    window.dispatchEvent(new Event('awake'));
  }, []);
  return <span ref={mark} hidden={true} data-awake="no" />;
}
