import { admin, desk, type GoodRequest } from '@/lib/testing/good-request';
import { anInvite } from '@/lib/testing/people-doors';

const PEOPLE = 'api/staff/hotel/[hotelSlug]/people';
const SOMEBODY_NEW = {
  password: 'grouse-lantern-47',
  person: { username: 'una.roe', first_name: 'Una', last_name: 'Roe' },
};

/** Of the people who work at the hotel. */
export const PEOPLE_REQUESTS: Record<string, GoodRequest> = {
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
};
