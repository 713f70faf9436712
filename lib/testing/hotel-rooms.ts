import { PATCH as change } from '@/app/api/staff/hotel/[hotelSlug]/rooms/[roomId]/route';
import { POST as add, GET as list } from '@/app/api/staff/hotel/[hotelSlug]/rooms/route';
import { type RoomsDto, roomsSchema } from '@/lib/contract/hotel-rooms';
import { staffApi } from '@/lib/contract/paths';
import { db } from '@/lib/platform/db';
import { byApiToken, type Caller, callRoute } from '@/lib/testing/call-route';
import type { TestHotel, TestStaff } from '@/lib/testing/hotel-fixture';

/** The endpoints with which managers change the rooms of their hotel. */
export const roomRoutes = {
  list: (slug: string, as: Caller) => callRoute(list, 'GET', staffApi.rooms(slug), { hotelSlug: slug }, as),
  add: (slug: string, as: Caller, json: unknown) =>
    callRoute(add, 'POST', staffApi.rooms(slug), { hotelSlug: slug }, as, { json }),
  change: (slug: string, id: number, as: Caller, json: unknown) =>
    callRoute(change, 'PATCH', staffApi.room(slug, id), { hotelSlug: slug, roomId: String(id) }, as, {
      json,
    }),
};

export const changeRoom = (by: TestStaff, id: number, json: unknown) =>
  roomRoutes.change(by.hotel.slug, id, byApiToken(by), json);

export async function listRooms(by: TestStaff): Promise<RoomsDto> {
  return roomsSchema.parse(await (await roomRoutes.list(by.hotel.slug, byApiToken(by))).json());
}

export async function roomIdOf({ id: hotelId }: TestHotel, number: string): Promise<number> {
  return (await db().room.findUniqueOrThrow({ where: { hotelId_number: { hotelId, number } } })).id;
}

/** Returns the date this many days from today in the time zone of the hotel. */
export const dayIn = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Dublin' }).format(Date.now() + days * 86_400_000);

export const auditOf = (hotel: TestHotel, action: string) =>
  db().auditEntry.findMany({ where: { hotelId: hotel.id, action }, orderBy: { id: 'asc' } });
