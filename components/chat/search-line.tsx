'use client';

import { useTranslations } from 'use-intl';
import { Spinner } from '@/components/ui/spinner';
import type { Search } from './use-history';

/** The state of a jump into the history while its target is not visible. */
export function SearchLine({ search }: Readonly<{ search: Search }>) {
  const t = useTranslations('Chat.history');
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-3 z-10 flex justify-center">
      {search && (
        <span className="flex animate-rise items-center gap-2 rounded-full border border-line bg-surface px-4 py-2 text-sm shadow-lift">
          {search === 'searching' ? <Spinner label={t('searching')} className="size-4" /> : t('nothing')}
        </span>
      )}
    </div>
  );
}
