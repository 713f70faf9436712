'use client';

import { useMemo, useState } from 'react';
import type { InboxQuery } from '@/lib/contract/chat';

export type Filter = 'all' | 'waiting' | 'mine' | 'unassigned' | 'past';
export type Order = 'urgent' | 'recent';

const FILTERS: Record<Filter, InboxQuery> = {
  all: {},
  waiting: { waiting: true },
  mine: { assigned: 'me' },
  unassigned: { assigned: 'none' },
  // No guest waits in a stay that has ended.
  past: { status: 'closed', order: 'recent' },
};

/** The query of the inbox. The answer of the first query is part of the page. */
export function useInboxQuery() {
  const [filter, setFilter] = useState<Filter>('all');
  const [order, setOrder] = useState<Order>('urgent');
  const [words, setWords] = useState('');
  const query = useMemo<InboxQuery>(
    () => ({
      ...FILTERS[filter],
      ...(words ? { q: words } : {}),
      ...(order === 'recent' ? { order } : {}),
    }),
    [filter, words, order],
  );
  return {
    query,
    isFiltered: filter !== 'all' || words !== '',
    filter,
    setFilter,
    order,
    setOrder,
    setWords,
  };
}
