'use client';

import { useLocale, useNow, useTranslations } from 'use-intl';
import { clockTime, dayOf, writtenDay } from '@/lib/client/hotel-time';
import type { HotelDto } from '@/lib/contract/hotel';
import type { ReceptionDto } from '@/lib/contract/hotel-settings';
import { receptionAt } from '@/lib/contract/reception-now';
import { textIn } from '@/lib/contract/text-in';
import { useLanguages } from './guest-language';

const LOOK_EVERY_MS = 30_000;

type Props = Readonly<{ hotel: HotelDto; reception: ReceptionDto }>;

/** Shown outside the reception's hours: that it is closed, and until when. Guests can still write. */
export function OfficeHoursNotice({ hotel, reception }: Props) {
  const t = useTranslations('Guest.away');
  const now = useNow({ updateInterval: LOOK_EVERY_MS });
  const { code } = useLanguages();
  const opens = useOpensAt(hotel.time_zone);
  const state = receptionAt(reception.hours, hotel.time_zone, now);
  return (
    <div role="status">
      {!state.isOpen && (
        <p className="mx-auto max-w-3xl text-pretty px-4 pt-2 text-center text-ink-soft text-sm">
          <span dir="auto" className="block whitespace-pre-line">
            {textIn(reception.away, code, hotel.default_locale) ?? t('closed')}
          </span>
          <span className="block font-medium">{opens(state.opensAt, now)}</span>
        </p>
      )}
    </div>
  );
}

function useOpensAt(timeZone: string) {
  const t = useTranslations('Guest.away');
  const locale = useLocale();
  return (at: Date, now: Date): string => {
    const time = clockTime(at.toISOString(), locale, timeZone);
    const day = dayOf(at, timeZone);
    if (day === dayOf(now, timeZone)) return t('opensToday', { time });
    return t('opensOn', { day: writtenDay(day, locale), time });
  };
}
