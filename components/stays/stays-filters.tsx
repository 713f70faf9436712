'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { STAY_VIEWS, type StayView } from '@/lib/contract/stays';

type Props = Readonly<{
  view: StayView;
  setView: (view: StayView) => void;
  words: string;
  setWords: (words: string) => void;
}>;

export function StaysFilters({ view, setView, words, setWords }: Props) {
  const t = useTranslations('Stays');
  return (
    <div className="flex flex-wrap items-center gap-3">
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">{t('show')}</legend>
        {STAY_VIEWS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={view === each}
            onClick={() => setView(each)}
            className="min-h-9 whitespace-nowrap rounded-full px-3 text-ink-soft text-sm hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-ink pointer-coarse:min-h-11"
          >
            {t(`views.${each}`)}
          </button>
        ))}
      </fieldset>
      <label className="flex min-h-10 w-full items-center gap-2 rounded-md border border-line-strong bg-surface px-3 has-focus-visible:border-accent sm:ms-auto sm:w-72 pointer-coarse:min-h-11">
        <Search aria-hidden="true" className="size-4 shrink-0 text-ink-soft" />
        <input
          type="search"
          data-desk-search=""
          value={words}
          maxLength={100}
          onChange={(event) => setWords(event.target.value)}
          aria-label={t('search')}
          placeholder={t('searchHint')}
          className="min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-soft lg:text-sm"
        />
      </label>
    </div>
  );
}
