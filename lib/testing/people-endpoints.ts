import { POST as passwordLink } from '@/app/api/staff/hotel/[hotelSlug]/people/[staffId]/password-link/route';
import { PATCH as change } from '@/app/api/staff/hotel/[hotelSlug]/people/[staffId]/route';
import { DELETE as revokeLink } from '@/app/api/staff/hotel/[hotelSlug]/people/links/[linkId]/route';
import { POST as invite, GET as links } from '@/app/api/staff/hotel/[hotelSlug]/people/links/route';
import { GET as list } from '@/app/api/staff/hotel/[hotelSlug]/people/route';
import { POST as look } from '@/app/api/staff/links/look/route';
import { POST as redeem } from '@/app/api/staff/links/redeem/route';
import { createdStaffLinkSchema, staffLinksSchema } from '@/lib/contract/staff-links';
import { type Asked, byApiToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import type { TestStaff } from '@/lib/testing/hotel-fixture';

/** The endpoints that manage people, each called with the address that Next would match. */

const base = (slug: string) => `/api/staff/hotel/${slug}/people`;

export const peopleEndpoints = {
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
  links: (slug: string, as: Caller) =>
    callRoute(links, 'GET', `${base(slug)}/links`, { hotelSlug: slug }, as),
  invite: (slug: string, as: Caller, json: unknown) =>
    callRoute(invite, 'POST', `${base(slug)}/links`, { hotelSlug: slug }, as, { json }),
  passwordLink: (slug: string, staffId: number, as: Caller) =>
    callRoute(
      passwordLink,
      'POST',
      `${base(slug)}/${staffId}/password-link`,
      { hotelSlug: slug, staffId: String(staffId) },
      as,
    ),
  revokeLink: (slug: string, linkId: number | string, as: Caller) =>
    callRoute(
      revokeLink,
      'DELETE',
      `${base(slug)}/links/${linkId}`,
      { hotelSlug: slug, linkId: String(linkId) },
      as,
    ),
  look: (token: string, as: Caller = nobody) =>
    callRoute(look, 'POST', '/api/staff/links/look', {}, as, { json: { token } }),
  redeem: (json: unknown, as: Caller = nobody) =>
    callRoute(redeem, 'POST', '/api/staff/links/redeem', {}, as, { json }),
};

/** Returns the secret in the address of a new link. */
export async function tokenIn(answer: Response): Promise<string> {
  const { link } = createdStaffLinkSchema.parse(await answer.json());
  return new URL(link).hash.slice('#t='.length);
}

export async function anInvite(
  by: TestStaff,
  role = 'receptionist',
  department = 'reception',
): Promise<string> {
  return tokenIn(await peopleEndpoints.invite(by.hotel.slug, byApiToken(by), { role, department }));
}

export async function anInviteId(by: TestStaff): Promise<string> {
  await anInvite(by);
  const answer = await peopleEndpoints.links(by.hotel.slug, byApiToken(by));
  return String(staffLinksSchema.parse(await answer.json()).links[0]?.id);
}

export const NEW_PASSWORD = 'grouse-lantern-47';
let newcomers = 0;
export function somebodyNew(token: string) {
  newcomers += 1;
  const person = { username: `Una.Roe-${newcomers}`, first_name: ' Úna ', last_name: 'Roe' };
  return { token, password: NEW_PASSWORD, person };
}
