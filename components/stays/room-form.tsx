'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { StaysApi } from '@/lib/client/stays';
import { RoomSelect } from './room-select';

type Props = Readonly<{
  api: StaysApi;
  /** The room somebody is in, and so none to move to. */
  current: string | null;
  /** The room that is offered first. */
  planned: string | null;
  action: string;
  isBusy: boolean;
  onRoom: (room: string) => void;
}>;

export function RoomForm({ api, current, planned, action, isBusy, onRoom }: Props) {
  const t = useTranslations('Stays.room');
  const [room, setRoom] = useState(planned ?? '');
  return (
    <form
      className="flex flex-wrap items-end gap-2 rounded-md bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (room !== '') onRoom(room);
      }}
    >
      <RoomSelect api={api} value={room} onChange={setRoom} without={current} none={t('choose')} />
      <Button type="submit" isBusy={isBusy} disabled={room === ''}>
        {action}
      </Button>
    </form>
  );
}
