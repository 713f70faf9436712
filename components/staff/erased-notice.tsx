'use client';

import { EyeOff } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { fullTime } from '@/lib/client/hotel-time';

/** Replaces the messages of an erased stay, so that this page shows no messages that it still has in memory. */
export function ErasedNotice({ at, timeZone }: Readonly<{ at: string; timeZone: string }>) {
  const t = useTranslations('Staff.erased');
  const locale = useLocale();
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 px-6 text-center text-ink-soft">
      <EyeOff aria-hidden="true" className="size-8" />
      <p className="max-w-sm text-pretty">{t('conversation', { time: fullTime(at, locale, timeZone) })}</p>
    </div>
  );
}
