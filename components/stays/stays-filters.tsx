'use client';

import { useTranslations } from 'next-intl';
import { SearchField } from '@/components/ui/search-field';
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
      <SearchField
        label={t('search')}
        hint={t('searchHint')}
        value={words}
        onChange={setWords}
        className="w-full sm:ms-auto sm:w-72"
      />
    </div>
  );
}
