'use client';

import { useEffect } from 'react';
import { showBadge } from './badge';

/** The count where a desk with many tabs sees it. */
export function useTitleBadge(count: number): void {
  useEffect(() => (count === 0 ? undefined : showBadge(count)), [count]);
}
