'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useId } from 'react';
import type { RoomDto, RoomsDto } from '@/lib/contract/hotel-rooms';

type Props = Readonly<{
  /** Null until the rooms are loaded. */
  hotel: RoomsDto | null;
  hasFailed: boolean;
  value: string;
  onChange: (room: string) => void;
  /** The guest's current room, which is left out. */
  without?: string | null;
  /** A plan for later: the room may be taken or out of order now. */
  isPlan?: boolean;
  /** The text when no room is chosen. */
  none: string;
}>;

/** The native select. Taken rooms are shown and disabled, so that the receptionist sees why a room is not offered. */
export function RoomSelect({ hotel, hasFailed, value, onChange, without, isPlan = false, none }: Props) {
  const t = useTranslations('Stays.room');
  const format = useFormatter();
  const id = useId();
  const nameOf = ({ room_number: room, taken_by: name, out_of_order_until: until }: RoomDto) => {
    if (name !== null) return t('taken', { room, name });
    if (until === null) return room;
    const day = new Date(`${until}T12:00:00Z`);
    return t('outOfOrder', {
      room,
      day: format.dateTime(day, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    });
  };
  const isFree = ({ taken_by, out_of_order_until }: RoomDto) =>
    out_of_order_until === null && (taken_by === null || hotel?.may_share === true);

  return (
    <div className="flex min-w-44 flex-1 flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {t('label')}
      </label>
      <select
        id={id}
        value={value}
        disabled={hotel === null}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-11 w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink"
      >
        <option value="">{hotel === null && !hasFailed ? t('loading') : none}</option>
        {hotel?.rooms
          .filter(({ room_number }) => room_number !== without)
          .map((room) => (
            <option key={room.id} value={room.room_number} disabled={!(isPlan || isFree(room))}>
              {nameOf(room)}
            </option>
          ))}
      </select>
      {hasFailed && <p className="text-alert text-sm">{t('failed')}</p>}
    </div>
  );
}
