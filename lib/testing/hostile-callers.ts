import { guestCookieName, ownerCookieName, staffCookieName } from '@/lib/auth/cookies';
import { db } from '@/lib/platform/db';
import {
  browser,
  byApiToken,
  byGuestCookie,
  byOwner,
  byStaffCookie,
  byToken,
  type Caller,
  nobody,
} from '@/lib/testing/call-route';
import { forgedTokens } from '@/lib/testing/forged-tokens';
import { addGuest, addStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { anOwner } from '@/lib/testing/owners';

/** How many rounds of hostile requests are sent, each with other headers. Ordinary tests run one. */
export const HOSTILE_ROUNDS = Number(process.env['HOSTILE_ROUNDS'] ?? 1);

/** Headers that have bypassed checks in other software: none of them may change our answer. */
export const DRESSES: readonly Record<string, string>[] = [
  {},
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { 'x-http-method-override': 'GET', 'x-original-url': '/', 'x-rewrite-url': '/' },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
  { 'x-user-id': '1', 'x-hotel-id': '1', 'x-staff-id': '1', 'x-role': 'admin' },
];

/** The owner of the installation, who has no access to any hotel. */
export const THE_OWNER = 'the owner of the installation';

/** Fifteen kinds of callers that no endpoint of Hotel Killarney may accept. */
export async function hostileCallers(
  fixtures: TheKillarney,
): Promise<readonly (readonly [string, Caller])[]> {
  const { killarney, dublin, marco, ronan } = fixtures;
  const unknown = { token: 'A'.repeat(43), session: 'B'.repeat(43), hotel: killarney };
  const ended = await addGuest(killarney, { status: 'checked_out' });
  const cancelled = await addGuest(killarney, { status: 'cancelled' });
  const unlinked = await addGuest(killarney);
  await db().guestToken.update({ where: { id: unlinked.tokenId }, data: { revokedAt: new Date() } });
  const unplugged = await addGuest(killarney);
  await db().guestSession.update({ where: { id: unplugged.sessionId }, data: { revokedAt: new Date() } });
  const letGo = await addStaff(killarney);
  await db().staff.update({ where: { id: letGo.id }, data: { isActive: false } });
  const signedOut = await addStaff(killarney);
  await db().staff.update({ where: { id: signedOut.id }, data: { sessionVersion: { increment: 1 } } });
  const theirAdmin = await addStaff(dublin, { role: 'admin', department: 'management' });
  const [[, unsigned = ''] = []] = await forgedTokens(fixtures.siobhan, 'api');
  return [
    ['nobody', nobody],
    ['an unknown link', byToken(unknown)],
    ['an unknown device', byGuestCookie(unknown)],
    ['a guest of another hotel', byToken(marco)],
    ['their device, called one of ours', browser(guestCookieName(killarney.slug), marco.session)],
    ['a guest who has left', byGuestCookie(ended)],
    ['a guest who never came', byToken(cancelled)],
    ['a link that was taken back', byToken(unlinked)],
    ['a device that was taken back', byGuestCookie(unplugged)],
    ['a colleague who was let go', byApiToken(letGo)],
    ['a colleague who was signed out', byStaffCookie(signedOut)],
    ['staff of another hotel', byApiToken(ronan)],
    ['the admin of another hotel, in a browser', byStaffCookie(theirAdmin)],
    [THE_OWNER, byOwner(await anOwner())],
    ['a token nobody signed', { authorization: `Bearer ${unsigned}` }],
  ];
}

type Callers = (fixtures: TheKillarney) => readonly (readonly [string, Caller])[];

const guestAtTheDesk: Callers = ({ aoife }) => [
  ['a guest at the desk', byToken(aoife)],
  ['their device as a session', browser(staffCookieName(), aoife.session)],
];

/**
 * Further callers that have access to other endpoints of the same hotel, by the kind of endpoint that must refuse them.
 */
export const WRONG_ENDPOINTS: Record<string, Callers> = {
  guest: ({ brendan }) => [
    ['a receptionist as a guest', byApiToken(brendan)],
    ['their session as a device', browser(guestCookieName(brendan.hotel.slug), brendan.cookie)],
  ],
  desk: guestAtTheDesk,
  owner: ({ siobhan, aoife }) => [
    ['a manager where only owners go', byStaffCookie(siobhan)],
    ['their session as an owner’s', browser(ownerCookieName(), siobhan.cookie)],
    ['a guest’s device as an owner’s', browser(ownerCookieName(), aoife.session)],
  ],
  integration: ({ siobhan, aoife }) => [
    ['a manager where only systems go', byApiToken(siobhan)],
    ['a guest where only systems go', byToken(aoife)],
  ],
  admin: (fixtures) => [
    ...guestAtTheDesk(fixtures),
    ['a manager where only admins go', byApiToken(fixtures.siobhan)],
  ],
};
