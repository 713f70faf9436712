import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { BAD_SOCKET_IDS } from '@/lib/testing/bad-channels';
import {
  type Asked,
  byApiToken,
  byGuestCookie,
  byStaffCookie,
  byToken,
  type Caller,
  nobody,
} from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { FOREIGN_ORIGINS } from '@/lib/testing/foreign-pages';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { sdkSignIn } from '@/lib/testing/listen';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const SOCKET = '123.456';
const ask = (as: Caller, asked: Asked = { json: { socket_id: SOCKET } }, slug = fixtures.killarney.slug) =>
  guestEndpoints.userAuth(slug, as, asked);

describe('POST pusher/user-auth by a guest', () => {
  it('signs a socket in as the device of a cookie or the link of a token, as the Pusher SDK does', async () => {
    const { aoife } = fixtures;
    const device = await ask(byGuestCookie(aoife));
    expect(await device.json()).toEqual(sdkSignIn(SOCKET, `guest-device-${aoife.sessionId}`));
    const link = await ask(byToken(aoife), { body: new URLSearchParams({ socket_id: SOCKET }) });
    expect(await link.json()).toEqual(sdkSignIn(SOCKET, `guest-link-${aoife.tokenId}`));
  });
});

describe('refusals of POST pusher/user-auth by a guest', () => {
  it('refuses to sign in an invalid socket id for a guest', async () => {
    await expectRefusals(
      BAD_SOCKET_IDS.map((socket_id) => () => ask(byToken(fixtures.aoife), { json: { socket_id } })),
      'invalid_input',
    );
  });

  it('refuses user data from a guest who signs a socket in', async () => {
    const json = { socket_id: SOCKET, user_data: '{"id":"staff-1"}' };
    await expectRefusal(() => ask(byToken(fixtures.aoife), { json }), 'invalid_input');
  });

  it('refuses to sign a socket in for strangers, staff, foreign guests and guests without a current stay', async () => {
    const { aoife, marco, brendan, killarney } = fixtures;
    const callers = [nobody, byToken(marco), byApiToken(brendan), byStaffCookie(brendan)];
    await expectRefusals(
      [
        ...callers.map((caller) => () => ask(caller)),
        () => ask(byToken(aoife), undefined, fixtures.dublin.slug),
      ],
      'unauthenticated',
    );
    for (const status of ['cancelled', 'no_show', 'pending'] as const) {
      const guest = await addGuest(killarney, { status });
      await expectRefusal(() => ask(byGuestCookie(guest)), 'unauthenticated');
    }
    const gone = await addGuest(killarney, { status: 'checked_out' });
    await expectRefusal(() => ask(byGuestCookie(gone)), 'stay_ended');
  });

  it('refuses to sign a socket in for an expired link and its device', async () => {
    const guest = await addGuest(fixtures.killarney);
    await db().guestToken.update({ where: { id: guest.tokenId }, data: { expiresAt: new Date(0) } });
    await expectRefusal(() => ask(byToken(guest)), 'unauthenticated');
    await expectRefusal(() => ask(byGuestCookie(guest)), 'unauthenticated');
  });

  it.each(FOREIGN_ORIGINS)(
    'refuses socket sign-in for a request from another site: %s',
    async (_name, headers) => {
      const { origin: _ours, 'sec-fetch-site': _same, ...cookie } = byGuestCookie(fixtures.aoife);
      await expectRefusal(() => ask({ ...cookie, ...headers }), 'bad_origin');
    },
  );

  it('refuses the thirty-first socket sign-in within a minute', async () => {
    const guest = await addGuest(fixtures.killarney);
    for (let count = 0; count < 30; count += 1) expect((await ask(byToken(guest))).status).toBe(200);
    await expectRefusal(() => ask(byToken(guest)), 'rate_limited');
  });
});
