import { useTranslations } from 'next-intl';
import type { Outcome } from '@/lib/client/import/import-rows';
import { useOutcomeWords } from './use-outcome-words';

/** Beyond these a list is read by nobody; the report has them all. */
const MOST_SHOWN = 100;

export function OutcomeList({ outcomes }: Readonly<{ outcomes: readonly Outcome[] }>) {
  const t = useTranslations('Stays.import');
  const why = useOutcomeWords();
  if (outcomes.length === 0) return <p className="text-ink-soft text-sm">{t('none')}</p>;
  return (
    <section
      aria-label={t('rows')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the keyboard.
      tabIndex={0}
      className="max-h-64 overflow-y-auto rounded-md border border-line"
    >
      <ul className="divide-y divide-line text-sm">
        {outcomes.slice(0, MOST_SHOWN).map((outcome) => (
          <li key={outcome.line} className="flex flex-col px-3 py-2">
            <span className="flex gap-2">
              <span className="shrink-0 text-ink-soft tabular-nums">{t('line', { line: outcome.line })}</span>
              <bdi className="min-w-0 break-words">{outcome.name}</bdi>
            </span>
            {why(outcome) && <span className="text-alert">{why(outcome)}</span>}
          </li>
        ))}
      </ul>
      {outcomes.length > MOST_SHOWN && (
        <p className="px-3 py-2 text-ink-soft text-sm">
          {t('more', { count: outcomes.length - MOST_SHOWN })}
        </p>
      )}
    </section>
  );
}
