'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useToday } from '@/components/chat/use-today';
import { clockTime, dayOf, nameOfDay } from '@/lib/client/hotel-time';

/** Formats a past moment for a sentence: "14:05", "yesterday, 14:05", "Monday, 14:05". */
export function usePastMoment(timeZone: string): (iso: string) => string {
  const t = useTranslations('Staff.panel');
  const locale = useLocale();
  const today = useToday(timeZone);
  return (iso) => {
    const time = clockTime(iso, locale, timeZone);
    const day = nameOfDay(dayOf(iso, timeZone), today, locale);
    if (day === 'today') return time;
    return `${day === 'yesterday' ? t('yesterday') : day}, ${time}`;
  };
}
