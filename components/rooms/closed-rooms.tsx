'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { Rooms } from './use-rooms';

export function ClosedRooms({ hotel }: Readonly<{ hotel: Rooms }>) {
  const t = useTranslations('Rooms');
  if (hotel.closed.length === 0) return null;
  return (
    <details className="rounded-lg border border-line bg-surface px-4">
      <summary translate="no" className="flex min-h-11 cursor-pointer items-center font-medium text-sm">
        {t('closed', { count: hotel.closed.length })}
      </summary>
      <ul aria-label={t('closed', { count: hotel.closed.length })} className="divide-y divide-line">
        {hotel.closed.map(({ id, room_number: number }) => (
          <li key={id} className="flex min-h-14 items-center gap-3">
            <bdi className="min-w-0 flex-1 break-words" translate="no">
              {number}
            </bdi>
            <Button
              variant="secondary"
              size="sm"
              disabled={hotel.isBusy}
              aria-label={t('reopenRoom', { room: number })}
              onClick={() => void hotel.change(id, { is_closed: false })}
            >
              {t('reopen')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
