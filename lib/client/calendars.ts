import type { CalendarFeedDto, CalendarFeedsDto } from '@/lib/contract/calendar-feeds';
import type { RoomDto, RoomsDto } from '@/lib/contract/hotel-rooms';
import { staffApi } from '@/lib/contract/paths';
import { fetchJson, sendJson } from './request';

export type CalendarsApi = ReturnType<typeof createCalendarsApi>;
type NewCalendar = { name: string; url: string; room_number: string | null };

export function createCalendarsApi(slug: string) {
  const all = staffApi.calendars(slug);
  return {
    list: async () => (await fetchJson<CalendarFeedsDto>('GET', all)).calendars,
    add: (calendar: NewCalendar) => fetchJson<CalendarFeedDto>('POST', all, calendar),
    change: (id: number, change: Partial<NewCalendar>) =>
      fetchJson<CalendarFeedDto>('PATCH', `${all}/${id}`, change),
    read: (id: number) => fetchJson<CalendarFeedDto>('POST', `${all}/${id}/read`),
    remove: (id: number) => sendJson('DELETE', `${all}/${id}`),
    rooms: async (): Promise<readonly RoomDto[]> =>
      (await fetchJson<RoomsDto>('GET', staffApi.rooms(slug))).rooms,
  };
}
