import { staffApi } from '@/lib/contract/paths';
import type { PeopleDto, PersonChange, PersonDto } from '@/lib/contract/people';
import type {
  Invite,
  MadeStaffLinkDto,
  RedeemedLinkDto,
  RedeemLink,
  StaffLinksDto,
  StaffLinkViewDto,
} from '@/lib/contract/staff-links';
import { fetchJson, sendJson, withQuery } from './request';

/** The server calls of the staff accounts page. */
export type PeopleApi = ReturnType<typeof createPeopleApi>;

export function createPeopleApi(slug: string) {
  const all = staffApi.people(slug);
  return {
    list: async (q: string) => (await fetchJson<PeopleDto>('GET', withQuery(all, { q }))).people,
    change: (id: number, change: PersonChange) => fetchJson<PersonDto>('PATCH', `${all}/${id}`, change),
    links: async () => (await fetchJson<StaffLinksDto>('GET', `${all}/links`)).links,
    invite: (what: Invite) => fetchJson<MadeStaffLinkDto>('POST', `${all}/links`, what),
    passwordLink: (id: number) => fetchJson<MadeStaffLinkDto>('POST', `${all}/${id}/password-link`),
    removePicture: (id: number) => fetchJson<PersonDto>('DELETE', `${all}/${id}/picture`),
    revokeLink: (id: number) => sendJson('DELETE', `${all}/links/${id}`),
  };
}

export const lookAtLink = (token: string) =>
  fetchJson<StaffLinkViewDto>('POST', staffApi.lookAtLink, { token });
export const redeemLink = (input: RedeemLink) =>
  fetchJson<RedeemedLinkDto>('POST', staffApi.redeemLink, input);
