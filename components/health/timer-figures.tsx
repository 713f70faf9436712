'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { fullTime } from '@/lib/client/hotel-time';
import type { TimersDto } from '@/lib/contract/health';
import { Fact } from './fact';

type Props = Readonly<{ timers: TimersDto; timeZone: string }>;

const TONES = { off: 'alert', untried: 'soft', well: 'good', failing: 'alert' } as const;
/** The same limit as for the condition: any scheduler would have called by then. */
const OVERDUE_SECONDS = 120;
/** A step of an escalation is on time within this delay. */
const ON_TIME_MS = 5_000;

/** The scheduler that runs timers while no page is open, and its delays. Red if there is none. */
export function TimerFigures({ timers, timeZone }: Props) {
  const t = useTranslations('Health.timers');
  const locale = useLocale();
  const { source, every_seconds: seconds, condition, last_called_at: calledAt } = timers;
  const isRed = condition === 'off' || condition === 'failing';
  return (
    <>
      <div className="flex flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{t(`source.${source ?? 'none'}`, { seconds: seconds ?? 0 })}</span>
          <Badge tone={TONES[condition]}>{t(`condition.${condition}`)}</Badge>
        </div>
        <p className={`text-pretty text-sm ${isRed ? 'text-alert' : 'text-ink-soft'}`}>
          {t(`advice.${condition}`)}
        </p>
      </div>
      <dl className="grid gap-4 sm:grid-cols-3">
        <Fact
          label={t('overdue')}
          tone={timers.overdue_seconds >= OVERDUE_SECONDS ? 'alert' : 'plain'}
          value={t('seconds', { seconds: timers.overdue_seconds })}
        />
        {source !== 'interval' && (
          <Fact
            label={t('lastCalled')}
            value={calledAt ? fullTime(calledAt, locale, timeZone) : t('neverCalled')}
          />
        )}
      </dl>
      {timers.days.length > 0 && <LateDays days={timers.days} />}
    </>
  );
}

function LateDays({ days }: Readonly<{ days: TimersDto['days'] }>) {
  const t = useTranslations('Health.timers');
  const format = useFormatter();
  const date = (day: string) => format.dateTime(new Date(day), { dateStyle: 'medium', timeZone: 'UTC' });
  const late = (ms: number) => t('seconds', { seconds: Math.ceil(ms / 1000) });
  const tone = (ms: number) => (ms > ON_TIME_MS ? 'text-alert' : '');
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="pb-2 text-start text-ink-soft">{t('days')}</caption>
      <thead>
        <tr className="border-line border-b text-ink-soft">
          <th scope="col" className="py-1.5 pe-3 text-start font-normal">
            {t('day')}
          </th>
          <th scope="col" className="px-3 text-end font-normal">
            {t('count')}
          </th>
          <th scope="col" className="px-3 text-end font-normal">
            {t('median')}
          </th>
          <th scope="col" className="ps-3 text-end font-normal">
            {t('worst')}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, timers, median_ms: median, worst_ms: worst }) => (
          <tr key={day} className="border-line border-b last:border-b-0">
            <th scope="row" className="py-1.5 pe-3 text-start font-normal">
              {date(day)}
            </th>
            <td className="px-3 text-end">{timers}</td>
            <td className={`px-3 text-end ${tone(median)}`}>{late(median)}</td>
            <td className={`ps-3 text-end ${tone(worst)}`}>{late(worst)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
