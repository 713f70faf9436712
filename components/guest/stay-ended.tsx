'use client';

import { useTranslations } from 'use-intl';
import { useForgetVisit } from '@/components/push/use-forget-visit';
import { Avatar } from '@/components/ui/avatar';
import { Notice } from '@/components/ui/notice';
import type { HotelDto } from '@/lib/contract/hotel';
import { firstWord } from './first-word';

type Props = Readonly<{ hotel: HotelDto; guestName: string | null }>;

/** A farewell to the guest, not an error. */
export function StayEnded({ hotel, guestName }: Props) {
  const t = useTranslations('Guest');
  useForgetVisit(hotel.slug);
  const name = firstWord(guestName ?? '');
  return (
    <>
      <div className="fixed inset-x-0 top-0 h-1 bg-accent" />
      <Notice
        title={name ? t('endedTitle', { name }) : t('endedTitleNoName')}
        mark={<Avatar name={hotel.name} src={hotel.branding.logo_url} size="lg" tone="accent" />}
      >
        <p>{t('endedText', { hotel: hotel.name })}</p>
        <p>{t('endedHelp')}</p>
        <p className="font-medium">{t('farewell')}</p>
      </Notice>
    </>
  );
}
