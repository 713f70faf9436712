'use client';

import { useLocale, useTranslations } from 'use-intl';
import { writtenDay } from '@/lib/client/hotel-time';
import type { DisabledCode } from '@/lib/contract/chat';

type Props = Readonly<{ reason: DisabledCode | null; checkIn: string }>;

/** Replaces the composer and says why the guest cannot write. */
export function ClosedNotice({ reason, checkIn }: Props) {
  const t = useTranslations('Guest');
  const date = writtenDay(checkIn, useLocale());
  const words = {
    not_checked_in: { title: t('notCheckedInTitle'), text: t('notCheckedIn', { date }) },
    no_room: { title: t('noRoomTitle'), text: t('noRoom') },
    other: { title: t('closedTitle'), text: t('closed') },
  }[reason ?? 'other'];
  return (
    <div role="status" className="mx-auto w-full max-w-3xl px-4 py-3 sm:px-5">
      <p className="font-semibold">{words.title}</p>
      <p className="text-pretty text-ink-soft text-sm">{words.text}</p>
    </div>
  );
}
