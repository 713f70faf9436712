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
import { ask, tell, withQuery } from './request';

/** The server calls of the staff accounts page. */
export type PeopleApi = ReturnType<typeof createPeopleApi>;

export function createPeopleApi(slug: string) {
  const all = staffApi.people(slug);
  return {
    list: async (q: string) => (await ask<PeopleDto>('GET', withQuery(all, { q }))).people,
    change: (id: number, change: PersonChange) => ask<PersonDto>('PATCH', `${all}/${id}`, change),
    links: async () => (await ask<StaffLinksDto>('GET', `${all}/links`)).links,
    invite: (what: Invite) => ask<MadeStaffLinkDto>('POST', `${all}/links`, what),
    passwordLink: (id: number) => ask<MadeStaffLinkDto>('POST', `${all}/${id}/password-link`),
    removePicture: (id: number) => ask<PersonDto>('DELETE', `${all}/${id}/picture`),
    revokeLink: (id: number) => tell('DELETE', `${all}/links/${id}`),
  };
}

export const lookAtLink = (token: string) => ask<StaffLinkViewDto>('POST', staffApi.lookAtLink, { token });
export const redeemLink = (input: RedeemLink) => ask<RedeemedLinkDto>('POST', staffApi.redeemLink, input);
