'use client';

import { useTranslations } from 'use-intl';
import { Avatar } from '@/components/ui/avatar';
import { Notice } from '@/components/ui/notice';
import type { HotelDto } from '@/lib/contract/hotel';

/** Shown for a room's QR code when the hotel has disabled room access. */
export function RoomAccessDisabled({ hotel }: Readonly<{ hotel: HotelDto }>) {
  const t = useTranslations('RoomDoor');
  return (
    <>
      <div className="fixed inset-x-0 top-0 h-1 bg-accent" />
      <Notice
        title={t('offTitle')}
        mark={<Avatar name={hotel.name} src={hotel.branding.logo_url} size="lg" tone="accent" />}
      >
        <p>{t('offText', { hotel: hotel.name })}</p>
      </Notice>
    </>
  );
}
