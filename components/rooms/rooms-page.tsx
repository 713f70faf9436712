'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ErrorLine } from '@/components/ui/error-line';
import { SearchField } from '@/components/ui/search-field';
import type { MeDto } from '@/lib/contract/chat';
import { nameHolds } from '@/lib/contract/fold-name';
import { keepsRooms, type RoomsDto } from '@/lib/contract/hotel-rooms';
import { roomHolds } from '@/lib/contract/room-key';
import { AddRooms } from './add-rooms';
import { ClosedRooms } from './closed-rooms';
import { RoomDialog } from './room-dialog';
import { RoomRow } from './room-row';
import { useRooms } from './use-rooms';

type Props = Readonly<{ me: MeDto; initial: RoomsDto; tomorrow: string }>;

/** The rooms, their guests, and for managers the changes. */
export function RoomsPage({ me, initial, tomorrow }: Props) {
  const t = useTranslations('Rooms');
  const hotel = useRooms(me.hotel.slug, initial);
  const [words, setWords] = useState('');
  const [openId, setOpenId] = useState<number | null>(null);
  const mayKeep = keepsRooms(me.role);
  const looked = words.trim();
  const shown = hotel.rooms.filter(
    ({ room_number, guests, expected }) =>
      looked === '' ||
      roomHolds(room_number, looked) ||
      [...guests, ...expected].some(({ guest_name }) => nameHolds(guest_name, looked)),
  );
  const taken = hotel.rooms.filter(({ taken_by }) => taken_by !== null).length;
  const broken = hotel.rooms.filter(({ out_of_order_until }) => out_of_order_until !== null).length;

  return (
    <section aria-labelledby="rooms-heading" className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-5 sm:px-6">
        <div>
          <h2 id="rooms-heading" className="font-semibold text-xl">
            {t('title')}
          </h2>
          <p translate="no" className="text-ink-soft text-sm">
            {t('sum', { count: hotel.rooms.length, taken, broken })}
          </p>
        </div>
        {mayKeep && <AddRooms hotel={hotel} />}
        {hotel.signs.length > 0 && (
          <p role="status" className="rounded-md bg-warn-soft px-4 py-3 text-sm text-warn">
            {t('signs', { rooms: hotel.signs.join(', ') })}
          </p>
        )}
        {openId === null && <ErrorLine text={hotel.error} />}
        <SearchField label={t('search')} hint={t('searchHint')} value={words} onChange={setWords} />
        {shown.length === 0 ? (
          <p
            role="status"
            className="rounded-lg border border-line border-dashed px-4 py-12 text-center text-ink-soft"
          >
            {hotel.rooms.length === 0 ? t('none') : t('noMatch')}
          </p>
        ) : (
          <ul
            aria-label={t('title')}
            className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface"
          >
            {shown.map((room) => (
              <RoomRow
                key={room.id}
                room={room}
                onOpen={
                  mayKeep
                    ? () => {
                        hotel.clearError();
                        setOpenId(room.id);
                      }
                    : null
                }
              />
            ))}
          </ul>
        )}
        {mayKeep && <ClosedRooms hotel={hotel} />}
      </div>
      <RoomDialog
        hotel={hotel}
        tomorrow={tomorrow}
        room={hotel.rooms.find(({ id }) => id === openId) ?? null}
        onClose={() => {
          hotel.clearError();
          setOpenId(null);
        }}
      />
    </section>
  );
}
