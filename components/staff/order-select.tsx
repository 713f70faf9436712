'use client';

import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Order } from './use-inbox-query';

type Props = Readonly<{ order: Order; onOrder: (order: Order) => void }>;

/** The native select, which works best on phones. */
export function OrderSelect({ order, onOrder }: Props) {
  const t = useTranslations('Staff.inbox');
  return (
    <span className="relative inline-flex min-w-0 items-center text-ink-soft hover:text-ink">
      <select
        aria-label={t('order')}
        value={order}
        onChange={(event) => onOrder(event.target.value === 'recent' ? 'recent' : 'urgent')}
        className="min-h-9 min-w-0 appearance-none truncate rounded-sm bg-transparent ps-2 pe-6 text-xs hover:bg-sunken pointer-coarse:min-h-11"
      >
        <option value="urgent" className="bg-surface text-ink">
          {t('urgentFirst')}
        </option>
        <option value="recent" className="bg-surface text-ink">
          {t('recentFirst')}
        </option>
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute inset-e-1.5 size-3.5" />
    </span>
  );
}
