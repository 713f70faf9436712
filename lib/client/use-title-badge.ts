'use client';

import { useEffect } from 'react';
import { showBadge } from './badge';

/** Shows the count in the title, where a receptionist with many tabs sees it. */
export function useTitleBadge(count: number): void {
  useEffect(() => (count === 0 ? undefined : showBadge(count)), [count]);
}
