import { PATCH as change } from '@/app/api/staff/hotel/[hotelSlug]/people/[staffId]/route';
import { GET as list } from '@/app/api/staff/hotel/[hotelSlug]/people/route';
import { type Asked, type Caller, callRoute } from '@/lib/testing/call-route';

/** The doors of those who look after people, each called with the address Next would match. */

const base = (slug: string) => `/api/staff/hotel/${slug}/people`;

export const peopleDoors = {
  list: (slug: string, as: Caller, asked?: Asked) =>
    callRoute(list, 'GET', base(slug), { hotelSlug: slug }, as, asked),
  change: (slug: string, staffId: number, as: Caller, json: unknown) =>
    callRoute(
      change,
      'PATCH',
      `${base(slug)}/${staffId}`,
      { hotelSlug: slug, staffId: String(staffId) },
      as,
      { json },
    ),
};
