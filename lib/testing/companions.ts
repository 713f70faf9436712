import { POST as link } from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/companions/[companionId]/links/route';
import {
  PATCH as change,
  DELETE as remove,
} from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/companions/[companionId]/route';
import {
  POST as add,
  GET as list,
} from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/companions/route';
import { companionSchema } from '@/lib/contract/companions';
import { guestLinkSchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, type Caller, callRoute } from '@/lib/testing/call-route';
import type { TestGuest, TestStaff } from '@/lib/testing/hotel-fixture';

const base = (slug: string, code: string) =>
  `/api/staff/hotel/${slug}/stays/${encodeURIComponent(code)}/companions`;
type Handler = typeof change;
const onOne =
  (handler: Handler | typeof remove | typeof link, method: string, tail = '') =>
  (slug: string, code: string, id: number, as: Caller, json?: unknown) =>
    callRoute(
      handler,
      method,
      `${base(slug, code)}/${id}${tail}`,
      { hotelSlug: slug, bookingId: code, companionId: String(id) },
      as,
      json === undefined ? {} : { json },
    );

/** The endpoints of companions. */
export const companionEndpoints = {
  list: (slug: string, code: string, as: Caller) =>
    callRoute(list, 'GET', base(slug, code), { hotelSlug: slug, bookingId: code }, as),
  add: (slug: string, code: string, as: Caller, json: unknown) =>
    callRoute(add, 'POST', base(slug, code), { hotelSlug: slug, bookingId: code }, as, { json }),
  change: onOne(change, 'PATCH'),
  remove: onOne(remove, 'DELETE'),
  link: onOne(link, 'POST', '/links'),
};

export const TIM = { first_name: 'Tim', last_name: 'Byrne', locale: 'de' };

export async function aCompanion(guest: TestGuest, by: TestStaff, said: unknown = TIM) {
  const answer = await companionEndpoints.add(guest.hotel.slug, guest.code, byApiToken(by), said);
  return companionSchema.parse(await answer.json());
}

/** Returns the token in the link of a companion. */
export async function tokenOf(guest: TestGuest, by: TestStaff, id: number): Promise<string> {
  const answer = await companionEndpoints.link(guest.hotel.slug, guest.code, id, byApiToken(by));
  return new URL(guestLinkSchema.parse(await answer.json()).link).hash.slice('#t='.length);
}

/** Creates a companion for an address that needs one. */
export async function aCompanionId({ hotel, bookingId }: TestGuest): Promise<string> {
  const data = { hotelId: hotel.id, bookingId, firstName: 'Tim', lastName: 'Byrne' };
  return String((await db().companion.create({ data, select: { id: true } })).id);
}
