import { useFormatter, useTranslations } from 'next-intl';
import type { Outcome } from '@/lib/client/import/import-rows';
import type { PmsStay, SentCompanion } from '@/lib/contract/pms-stays';
import { useOutcomeWords } from './use-outcome-words';

/** The maximum length of the list. The report contains all rows. */
const MOST_SHOWN = 100;

type Props = Readonly<{
  outcomes: readonly Outcome[];
  /** Set where the user may decide, stay by stay, that the file overrides the front desk. */
  confirming: {
    confirmed: readonly string[];
    confirm: (number: string, isConfirmed: boolean) => void;
  } | null;
}>;

export function OutcomeList({ outcomes, confirming }: Props) {
  const t = useTranslations('Stays.import');
  const why = useOutcomeWords();
  if (outcomes.length === 0) return <p className="text-ink-soft text-sm">{t('none')}</p>;
  return (
    <section
      aria-label={t('rows')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to scroll it.
      tabIndex={0}
      className="max-h-64 overflow-y-auto rounded-md border border-line"
    >
      <ul className="divide-y divide-line text-sm">
        {outcomes.slice(0, MOST_SHOWN).map((outcome) => (
          <li key={outcome.line} className="flex flex-col px-3 py-2">
            <span className="flex gap-2">
              <span className="shrink-0 text-ink-soft tabular-nums">{t('line', { line: outcome.line })}</span>
              <bdi translate="no" className="min-w-0 break-words font-medium">
                {outcome.name || t('noName')}
              </bdi>
              <bdi translate="no" className="ms-auto shrink-0 text-ink-soft tabular-nums">
                {outcome.number}
              </bdi>
            </span>
            {outcome.stay && <StayLine stay={outcome.stay} />}
            {why(outcome) && (
              <span className={outcome.result === 'refused' ? 'text-alert' : 'text-ink-soft'}>
                {why(outcome)}
              </span>
            )}
            {confirming && (
              <label className="flex min-h-11 items-center gap-2">
                <input
                  type="checkbox"
                  className="size-5 accent-accent"
                  checked={confirming.confirmed.includes(outcome.number)}
                  onChange={({ target }) => confirming.confirm(outcome.number, target.checked)}
                />
                {t('followFile')}
              </label>
            )}
          </li>
        ))}
      </ul>
      {outcomes.length > MOST_SHOWN && (
        <p translate="no" className="px-3 py-2 text-ink-soft text-sm">
          {t('more', { count: outcomes.length - MOST_SHOWN })}
        </p>
      )}
    </section>
  );
}

const nameOf = ({ first_name: first, last_name: last }: SentCompanion) => `${first} ${last}`.trim();

/** The parsed days, room, companions and status of a row. */
function StayLine({ stay }: Readonly<{ stay: PmsStay }>) {
  const t = useTranslations('Stays.import');
  const format = useFormatter();
  const day = (iso: string) =>
    format.dateTime(new Date(`${iso}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
  const parts = [
    t('days', { from: day(stay.check_in), to: day(stay.check_out) }),
    ...(stay.room_number ? [t('inRoom', { room: stay.room_number })] : []),
    ...(stay.companions?.length
      ? [t('withOthers', { names: format.list(stay.companions.map(nameOf)) })]
      : []),
    ...(stay.status ? [t(`meaning.${stay.status}`)] : []),
  ];
  return <span>{parts.join(' · ')}</span>;
}
