'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useWork } from '@/components/ui/use-work';
import { createRoomsApi } from '@/lib/client/rooms';
import type { RoomChange, RoomsDto } from '@/lib/contract/hotel-rooms';
import { errorOf, namesIn } from './form-error';

export type Rooms = ReturnType<typeof useRooms>;

/** The last loaded rooms of the hotel, and the changes of managers. */
export function useRooms(slug: string, initial: RoomsDto) {
  const t = useTranslations('Rooms');
  const api = useMemo(() => createRoomsApi(slug), [slug]);
  const [rooms, setRooms] = useState(initial);
  /** The rooms whose signs must be printed again because of changes since the page was opened. */
  const [signs, setSigns] = useState<readonly string[]>([]);
  const work = useWork((cause) => t(`trouble.${errorOf(cause)}`, { names: namesIn(cause) }));

  /** Resolves to whether it succeeded. */
  async function run(act: () => Promise<{ outdated_signs?: readonly string[] }>): Promise<boolean> {
    let isDone = false;
    await work.run(async () => {
      const { outdated_signs: outdated = [] } = await act();
      isDone = true;
      setSigns((before) => [...new Set([...before, ...outdated])]);
      setRooms(await api.list());
    });
    return isDone;
  }

  return {
    ...rooms,
    signs,
    isBusy: work.isBusy,
    error: work.error,
    clearError: () => work.setError(null),
    add: (list: string) => run(() => api.add(list)),
    change: (id: number, change: RoomChange) => run(() => api.change(id, change)),
    share: (isOn: boolean) =>
      run(async () => {
        await api.share(isOn);
        return {};
      }),
  };
}
