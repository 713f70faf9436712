'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { SearchField } from '@/components/ui/search-field';
import { OrderSelect } from './order-select';
import type { Filter, Order } from './use-inbox-query';

const FILTERS: readonly Filter[] = ['all', 'waiting', 'mine', 'unassigned', 'past'];
const PAUSE_MS = 200;

type Props = Readonly<{
  filter: Filter;
  onFilter: (filter: Filter) => void;
  order: Order;
  onOrder: (order: Order) => void;
  onSearch: (words: string) => void;
  totalUnread: number;
}>;

export function InboxFilters({ filter, onFilter, order, onOrder, onSearch, totalUnread }: Props) {
  const t = useTranslations('Staff.inbox');
  return (
    <div className="shrink-0 border-line border-b px-3 pt-3 pb-2">
      <div className="mb-2 flex min-h-9 items-center gap-2">
        <h2 id="inbox-heading" className="font-semibold text-lg">
          {t('title')}
        </h2>
        <span role="status" className="me-auto">
          {totalUnread > 0 && <Badge tone="accent">{t('unread', { count: totalUnread })}</Badge>}
        </span>
        {filter !== 'past' && <OrderSelect order={order} onOrder={onOrder} />}
      </div>
      <SearchBox onSearch={onSearch} />
      <fieldset className="mt-2 flex flex-wrap gap-1">
        <legend className="sr-only">{t('show')}</legend>
        {FILTERS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={filter === each}
            onClick={() => onFilter(each)}
            className="min-h-8 whitespace-nowrap rounded-full px-2.5 text-ink-soft text-sm hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-ink pointer-coarse:min-h-11"
          >
            {t(each)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function SearchBox({ onSearch }: Pick<Props, 'onSearch'>) {
  const t = useTranslations('Staff.inbox');
  const [words, setWords] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onSearch(words.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, onSearch]);
  return <SearchField label={t('search')} hint={t('searchHint')} value={words} onChange={setWords} />;
}
