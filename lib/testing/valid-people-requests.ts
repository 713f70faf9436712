import { appendOwnerLink } from '@/lib/people/owner-store';
import { aPng, asFile, formWith } from '@/lib/testing/files';
import { anInvite } from '@/lib/testing/people-endpoints';
import { admin, desk, type GoodRequest, owner } from '@/lib/testing/valid-request';

const PEOPLE = 'api/staff/hotel/[hotelSlug]/people';
const SOMEBODY_NEW = {
  password: 'grouse-lantern-47',
  person: { username: 'una.roe', first_name: 'Una', last_name: 'Roe' },
};

/** Requests about the people who work at the hotel, and of owners. */
export const PEOPLE_REQUESTS: Record<string, GoodRequest> = {
  'POST api/owner/session': {
    to: 'anyone',
    asked: async () => ({ json: { token: await appendOwnerLink() } }),
    wrong: { json: { token: 'A'.repeat(43) } },
  },
  'DELETE api/owner/session': owner(),
  'GET api/owner/hotels': owner(),
  'POST api/owner/hotels': owner(() => ({
    json: { slug: `hotel-${crypto.randomUUID()}`, name: 'Another', time_zone: 'Europe/Dublin', rooms: '1-3' },
  })),
  'PATCH api/owner/hotels': owner(({ guest: { hotel } }) => ({ json: { slug: hotel.slug, rooms: '1-3' } })),
  'POST api/owner/admin-links': owner(({ guest: { hotel } }) => ({ json: { slug: hotel.slug } })),
  [`GET ${PEOPLE}`]: desk(),
  [`GET ${PEOPLE}/links`]: admin(),
  [`POST ${PEOPLE}/links`]: admin(() => ({ json: { role: 'cook', department: 'kitchen' } })),
  [`DELETE ${PEOPLE}/links/[linkId]`]: admin(),
  [`POST ${PEOPLE}/[staffId]/password-link`]: admin(),
  'POST api/staff/links/look': {
    to: 'anyone',
    asked: async ({ admin: by }) => ({ json: { token: await anInvite(by) } }),
    wrong: { json: { token: 'A'.repeat(43) } },
  },
  'POST api/staff/links/redeem': {
    to: 'anyone',
    asked: async ({ admin: by }) => ({ json: { token: await anInvite(by), ...SOMEBODY_NEW } }),
    wrong: { json: { token: 'A'.repeat(43), ...SOMEBODY_NEW } },
  },
  [`PATCH ${PEOPLE}/[staffId]`]: desk(() => ({ json: { is_active: false } })),
  [`DELETE ${PEOPLE}/[staffId]/picture`]: desk(),
  'PUT api/staff/hotel/[hotelSlug]/me/picture': desk(async () => ({
    body: formWith(asFile(new Uint8Array(await aPng()), 'me.png')),
  })),
  'DELETE api/staff/hotel/[hotelSlug]/me/picture': desk(),
  'GET api/chat/[hotelSlug]/pictures/[hash]': { to: 'file', shownIn: 'The tests of the picture.' },
};
