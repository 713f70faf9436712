import { useLocale, useTranslations } from 'next-intl';
import type { StayGroupDto } from '@/lib/contract/stays';

/** The rooms of the other stays with the same number; without rooms, the number of stays. */
export function useGroupWords(): (group: StayGroupDto) => string {
  const t = useTranslations('Stays.sheet');
  const locale = useLocale();
  return ({ count, others }) => {
    const rooms = others.flatMap(({ status, room_number: room }) =>
      status === 'cancelled' || status === 'no_show' ? [] : (room ?? []),
    );
    if (rooms.length === 0) return t('groupOnly', { count: count - 1 });
    const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(rooms);
    return t('groupRooms', { count: rooms.length, rooms: list });
  };
}
