'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { DayHours, WeekHours } from '@/lib/contract/reception';
import { Section } from './section';
import type { Settings } from './use-settings';

const USUAL: DayHours = { from: '07:00', to: '23:00' };
const USUAL_WEEK: WeekHours = Array.from({ length: 7 }, () => USUAL);
/** An arbitrary Monday. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/** The opening hours of the reception. */
export function HoursSection({ settings }: Readonly<{ settings: Settings }>) {
  const t = useTranslations('Settings.hours');
  const { saved, change } = settings;
  const [isAlways, setIsAlways] = useState(saved.reception_hours === null);
  const [week, setWeek] = useState(saved.reception_hours ?? USUAL_WEEK);
  const next = isAlways ? null : week;
  const opens = week.some((day) => day !== null);
  const isWritten = week.every((day) => day === null || (day.from !== '' && day.to !== ''));
  const hasChanged = JSON.stringify(next) !== JSON.stringify(saved.reception_hours);
  const put = (index: number, day: DayHours | null) =>
    setWeek(week.map((each, at) => (at === index ? day : each)));

  return (
    <Section
      title={t('title')}
      note={t('note')}
      change={hasChanged && (isAlways || (opens && isWritten)) ? { reception_hours: next } : null}
      save={change}
    >
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={isAlways}
          onChange={({ target }) => setIsAlways(target.checked)}
          className="size-5 shrink-0 accent-accent"
        />
        {t('always')}
      </label>
      {!isAlways && (
        <>
          <ul className="flex flex-col divide-y divide-line">
            {week.map((day, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a week always has the same seven days in this order.
              <Day key={index} index={index} day={day} onChange={(next) => put(index, next)} />
            ))}
          </ul>
          {!opens && (
            <p role="alert" className="text-alert text-sm">
              {t('never')}
            </p>
          )}
          <p className="text-ink-soft text-sm">{t('pastMidnight')}</p>
          <Button
            variant="secondary"
            size="sm"
            className="self-start"
            onClick={() => setWeek(week.map(() => week[0] ?? null))}
          >
            {t('likeMonday')}
          </Button>
        </>
      )}
    </Section>
  );
}

type DayProps = Readonly<{ index: number; day: DayHours | null; onChange: (day: DayHours | null) => void }>;

function Day({ index, day, onChange }: DayProps) {
  const t = useTranslations('Settings.hours');
  const name = new Intl.DateTimeFormat(useLocale(), { weekday: 'long', timeZone: 'UTC' }).format(
    MONDAY + index * DAY_MS,
  );
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
      <label className="flex min-h-11 w-40 items-center gap-3">
        <input
          type="checkbox"
          checked={day !== null}
          onChange={({ target }) => onChange(target.checked ? USUAL : null)}
          className="size-5 shrink-0 accent-accent"
        />
        {name}
      </label>
      {day === null ? (
        <span className="text-ink-soft text-sm">{t('closed')}</span>
      ) : (
        <span className="flex items-center gap-2">
          <Time
            label={t('from', { day: name })}
            value={day.from}
            onChange={(from) => onChange({ ...day, from })}
          />
          <span aria-hidden="true">–</span>
          <Time label={t('to', { day: name })} value={day.to} onChange={(to) => onChange({ ...day, to })} />
        </span>
      )}
    </li>
  );
}

type TimeProps = Readonly<{ label: string; value: string; onChange: (time: string) => void }>;

function Time({ label, value, onChange }: TimeProps) {
  return (
    <input
      type="time"
      aria-label={label}
      value={value}
      required={true}
      onChange={({ target }) => onChange(target.value)}
      className="min-h-11 rounded-md border border-line-strong bg-surface px-2.5 text-base tabular-nums"
    />
  );
}
