'use client';

import { useLocale, useTranslations } from 'use-intl';
import { nameOfDay } from '@/lib/client/hotel-time';

type Props = Readonly<{ day: string; today: string }>;

export function DayDivider({ day, today }: Props) {
  const t = useTranslations('Chat');
  const name = nameOfDay(day, today, useLocale());
  const isWord = name === 'today' || name === 'yesterday';
  return (
    <div className="flex justify-center pt-5 pb-2 first:pt-1">
      <time
        dateTime={day}
        suppressHydrationWarning={true}
        className="rounded-full bg-sunken px-3 py-1 font-medium text-ink-soft text-xs"
      >
        {isWord ? t(name) : name}
      </time>
    </div>
  );
}
