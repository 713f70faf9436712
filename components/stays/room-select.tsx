'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import type { StaysApi } from '@/lib/client/stays';
import type { RoomDto } from '@/lib/contract/hotel-rooms';

type Props = Readonly<{
  api: StaysApi;
  value: string;
  onChange: (room: string) => void;
  /** The room somebody is in already is none to move to. */
  without?: string | null;
  /** What is said when no room is chosen. */
  none: string;
}>;

/** The browser's own list, with taken rooms shown and closed: why 204 is not offered is half of the answer. */
export function RoomSelect({ api, value, onChange, without, none }: Props) {
  const t = useTranslations('Stays.room');
  const id = useId();
  const [rooms, setRooms] = useState<readonly RoomDto[] | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    let isShown = true;
    api.rooms().then(
      (answer) => isShown && setRooms(answer),
      () => isShown && setHasFailed(true),
    );
    return () => {
      isShown = false;
    };
  }, [api]);

  return (
    <div className="flex min-w-44 flex-1 flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {t('label')}
      </label>
      <select
        id={id}
        value={value}
        disabled={rooms === null}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-11 w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink"
      >
        <option value="">{rooms === null && !hasFailed ? t('loading') : none}</option>
        {rooms
          ?.filter(({ room_number }) => room_number !== without)
          .map(({ room_number, taken_by }) => (
            <option key={room_number} value={room_number} disabled={taken_by !== null}>
              {taken_by === null ? room_number : t('taken', { room: room_number, name: taken_by })}
            </option>
          ))}
      </select>
      {hasFailed && <p className="text-alert text-sm">{t('failed')}</p>}
    </div>
  );
}
