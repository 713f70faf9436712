'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { RoomDto } from '@/lib/contract/hotel-rooms';

/** `onOpen` is null for users who may not change rooms. */
type Props = Readonly<{ room: RoomDto; onOpen: (() => void) | null }>;

/** Noon in UTC: the day is the same when it is formatted in UTC. */
const dayOf = (iso: string) => new Date(`${iso}T12:00:00Z`);
const SHORT = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;

export function RoomRow({ room, onOpen }: Props) {
  const t = useTranslations('Rooms');
  const format = useFormatter();
  const { room_number: number, taken_by: guest, out_of_order_until: until, expected } = room;
  const [next] = expected;
  return (
    <li className="flex min-h-14 items-center gap-3 px-4 py-2">
      <bdi className="w-14 shrink-0 sm:w-20 break-words font-semibold tabular-nums" translate="no">
        {number}
      </bdi>
      <div className="min-w-0 flex-1 text-sm">
        {guest !== null && (
          <p dir="auto" className="break-words">
            <bdi translate="no">{guest}</bdi>
          </p>
        )}
        {next && (
          <p className="truncate text-ink-soft">
            {t('expected', { name: next.guest_name, day: format.dateTime(dayOf(next.check_in), SHORT) })}
            {expected.length > 1 && ` ${t('more', { count: expected.length - 1 })}`}
          </p>
        )}
      </div>
      {until === null ? (
        <Badge tone={guest === null ? 'good' : 'neutral'}>{guest === null ? t('free') : t('taken')}</Badge>
      ) : (
        <Badge tone="warn">{t('outOfOrder', { day: format.dateTime(dayOf(until), SHORT) })}</Badge>
      )}
      {onOpen && (
        <Button variant="quiet" size="sm" aria-label={t('changeRoom', { room: number })} onClick={onOpen}>
          {t('change')}
        </Button>
      )}
    </li>
  );
}
