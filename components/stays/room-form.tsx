'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { StaysApi } from '@/lib/client/stays';
import { RoomSelect } from './room-select';
import { useHotelRooms } from './use-hotel-rooms';

type Props = Readonly<{
  api: StaysApi;
  /** The guest's current room, which is left out. */
  current: string | null;
  /** The room that is preselected. */
  planned: string | null;
  action: string;
  isBusy: boolean;
  onRoom: (room: string) => void;
  /** Swaps rooms with the given stay. Null if the guest has no room. */
  onSwap: ((booking: string) => void) | null;
}>;

export function RoomForm({ api, current, planned, action, isBusy, onRoom, onSwap }: Props) {
  const t = useTranslations('Stays.room');
  const [room, setRoom] = useState(planned ?? '');
  const [other, setOther] = useState('');
  const { hotel, hasFailed } = useHotelRooms(api);
  const plannedRoom = hotel?.rooms.find(({ room_number }) => room_number === planned);
  const isPlanTaken = plannedRoom?.taken_by != null && hotel?.may_share === false;
  const others = (hotel?.rooms ?? [])
    .filter(({ room_number }) => room_number !== current)
    .flatMap(({ room_number, guests }) =>
      guests.map(({ booking_id, guest_name }) => ({
        value: booking_id,
        label: t('taken', { room: room_number, name: guest_name }),
      })),
    );
  return (
    <div className="flex flex-col gap-3 rounded-md bg-sunken p-3">
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (room !== '') onRoom(room);
        }}
      >
        <RoomSelect
          {...{ hotel, hasFailed }}
          value={room}
          onChange={setRoom}
          without={current}
          none={t('choose')}
        />
        <Button type="submit" isBusy={isBusy} disabled={room === ''}>
          {action}
        </Button>
      </form>
      {isPlanTaken && room === planned && (
        <p role="status" className="text-sm text-warn">
          {t('notFree', { room: planned ?? '', name: plannedRoom?.taken_by ?? '' })}
        </p>
      )}
      {onSwap && others.length > 0 && (
        <div className="flex flex-wrap items-end gap-2">
          <Select
            label={t('swapWith')}
            value={other}
            choices={[{ value: '', label: t('chooseGuest') }, ...others]}
            onChange={({ target }) => setOther(target.value)}
            className="min-w-44 flex-1"
          />
          <Button variant="secondary" disabled={isBusy || other === ''} onClick={() => onSwap(other)}>
            {t('swap')}
          </Button>
        </div>
      )}
    </div>
  );
}
