import { POST as read } from '@/app/api/staff/hotel/[hotelSlug]/calendars/[calendarId]/read/route';
import {
  PATCH as change,
  DELETE as remove,
} from '@/app/api/staff/hotel/[hotelSlug]/calendars/[calendarId]/route';
import { POST as add, GET as list } from '@/app/api/staff/hotel/[hotelSlug]/calendars/route';
import { type CalendarFeedDto, calendarFeedSchema, calendarFeedsSchema } from '@/lib/contract/calendar-feeds';
import { type Asked, byApiToken, type Caller, callRoute } from '@/lib/testing/call-route';
import type { TestStaff } from '@/lib/testing/hotel-fixture';

const base = (slug: string) => `/api/staff/hotel/${slug}/calendars`;

/** The endpoints that manage the calendars a hotel subscribes to. */
export const calendarEndpoints = {
  list: (slug: string, as: Caller) => callRoute(list, 'GET', base(slug), { hotelSlug: slug }, as),
  add: (slug: string, as: Caller, asked?: Asked) =>
    callRoute(add, 'POST', base(slug), { hotelSlug: slug }, as, asked),
  change: (slug: string, id: number, as: Caller, json: unknown) =>
    callRoute(change, 'PATCH', `${base(slug)}/${id}`, paramsOf(slug, id), as, { json }),
  remove: (slug: string, id: number, as: Caller) =>
    callRoute(remove, 'DELETE', `${base(slug)}/${id}`, paramsOf(slug, id), as),
  read: (slug: string, id: number, as: Caller) =>
    callRoute(read, 'POST', `${base(slug)}/${id}/read`, paramsOf(slug, id), as),
};

const paramsOf = (slug: string, id: number) => ({ hotelSlug: slug, calendarId: String(id) });

/** An address without a calendar, which the app refuses to call. */
const closedAddress = () => `https://127.0.0.1/${crypto.randomUUID()}.ics`;

export async function aCalendar(
  by: TestStaff,
  { url = closedAddress(), ...rest }: { url?: string; room_number?: string } = {},
): Promise<CalendarFeedDto> {
  const json = { name: 'Garden flat', url, ...rest };
  const answer = await calendarEndpoints.add(by.hotel.slug, byApiToken(by), { json });
  return calendarFeedSchema.parse(await answer.json());
}

export async function readNow(by: TestStaff, id: number): Promise<CalendarFeedDto> {
  const answer = await calendarEndpoints.read(by.hotel.slug, id, byApiToken(by));
  if (answer.status !== 200) throw new Error(await answer.text());
  return calendarFeedSchema.parse(await answer.json());
}

export async function calendarsOf(by: TestStaff): Promise<CalendarFeedDto[]> {
  const answer = await calendarEndpoints.list(by.hotel.slug, byApiToken(by));
  return calendarFeedsSchema.parse(await answer.json()).calendars;
}
