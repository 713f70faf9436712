import { GET as rooms } from '@/app/api/staff/hotel/[hotelSlug]/rooms/route';
import { POST as checkIn } from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/check-in/route';
import { DELETE as revokeDevice } from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/devices/[deviceId]/route';
import { GET as devices } from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/devices/route';
import { POST as mailLink } from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/links/mail/route';
import {
  POST as createLink,
  DELETE as revokeLinks,
} from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/links/route';
import { POST as merge } from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/merge/route';
import { POST as move } from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/move/route';
import { PATCH as change, GET as read } from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/route';
import { POST as step } from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/step/route';
import { POST as createLinks } from '@/app/api/staff/hotel/[hotelSlug]/stays/links/route';
import { POST as create, GET as list } from '@/app/api/staff/hotel/[hotelSlug]/stays/route';
import type { BookingStatus } from '@/lib/contract/hotel';
import type { StayStep } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { type Asked, type Caller, callRoute } from '@/lib/testing/call-route';

/** The front-desk endpoints, each called with the address that Next would match. */

const base = (slug: string) => `/api/staff/hotel/${slug}/stays`;
type Handler = Parameters<typeof callRoute>[0];

function stayEndpoint(handler: Handler, method: string, tail = '') {
  return (slug: string, code: string, as: Caller, asked?: Asked) => {
    const path = `${base(slug)}/${encodeURIComponent(code)}${tail}`;
    return callRoute(handler, method, path, { hotelSlug: slug, bookingId: code }, as, asked);
  };
}

export const stayEndpoints = {
  list: (slug: string, as: Caller, asked?: Asked) =>
    callRoute(list, 'GET', base(slug), { hotelSlug: slug }, as, asked),
  create: (slug: string, as: Caller, asked?: Asked) =>
    callRoute(create, 'POST', base(slug), { hotelSlug: slug }, as, asked),
  rooms: (slug: string, as: Caller) =>
    callRoute(rooms, 'GET', `/api/staff/hotel/${slug}/rooms`, { hotelSlug: slug }, as),
  createLinks: (slug: string, codes: readonly string[], as: Caller) =>
    callRoute(createLinks, 'POST', `${base(slug)}/links`, { hotelSlug: slug }, as, {
      json: { booking_ids: codes },
    }),
  read: stayEndpoint(read, 'GET'),
  change: stayEndpoint(change, 'PATCH'),
  checkIn: stayEndpoint(checkIn, 'POST', '/check-in'),
  move: stayEndpoint(move, 'POST', '/move'),
  merge: stayEndpoint(merge, 'POST', '/merge'),
  stepWith: stayEndpoint(step, 'POST', '/step'),
  /** `from` is the status that the caller sees; by default the current status of the stay. */
  step: async (slug: string, code: string, as: Caller, taken: StayStep, from?: BookingStatus) => {
    const seen = from ?? (taken === 'undo' ? await statusOf(slug, code) : undefined);
    return stayEndpoint(step, 'POST', '/step')(slug, code, as, { json: { step: taken, from: seen } });
  },
  createLink: stayEndpoint(createLink, 'POST', '/links'),
  mailLink: stayEndpoint(mailLink, 'POST', '/links/mail'),
  revokeLinks: stayEndpoint(revokeLinks, 'DELETE', '/links'),
  devices: stayEndpoint(devices, 'GET', '/devices'),
  revokeDevice: (slug: string, code: string, deviceId: number, as: Caller) =>
    callRoute(
      revokeDevice,
      'DELETE',
      `${base(slug)}/${code}/devices/${deviceId}`,
      { hotelSlug: slug, bookingId: code, deviceId: String(deviceId) },
      as,
    ),
};

async function statusOf(slug: string, code: string): Promise<BookingStatus | undefined> {
  const found = await db().booking.findFirst({ where: { hotel: { slug }, code }, select: { status: true } });
  return found?.status;
}
