'use client';

import { useLocale, useTranslations } from 'next-intl';
import { clockTime, dayOf, nameOfDay } from '@/lib/client/hotel-time';
import type { InboxRowDto } from '@/lib/contract/chat';
import { WaitingTime } from './waiting-time';

type Props = Readonly<{ row: InboxRowDto; timeZone: string; now: number }>;

/** The waiting time of the guest; without one, the time of the last message. */
export function RowTime({ row, timeZone, now }: Props) {
  const locale = useLocale();
  const chat = useTranslations('Chat');
  if (row.waiting_since) return <WaitingTime since={row.waiting_since} now={now} />;
  const day = nameOfDay(dayOf(row.last_message_time, timeZone), dayOf(new Date(now), timeZone), locale);
  const words =
    day === 'today'
      ? clockTime(row.last_message_time, locale, timeZone)
      : day === 'yesterday'
        ? chat('yesterday')
        : day;
  return (
    <span translate="no" className="max-w-28 truncate text-ink-soft text-xs tabular-nums">
      {words}
    </span>
  );
}
