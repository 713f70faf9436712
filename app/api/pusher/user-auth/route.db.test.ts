import { beforeAll, describe, expect, it, vi } from 'vitest';
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
import { staffEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { FOREIGN_ORIGINS } from '@/lib/testing/foreign-pages';
import { addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { sdkSignIn } from '@/lib/testing/listen';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const SOCKET = '123.456';
const ask = (as: Caller, asked: Asked = { json: { socket_id: SOCKET } }) =>
  staffEndpoints.userAuth(as, asked);

describe('POST pusher/user-auth by staff', () => {
  it('signs a socket in as the staff member as the Pusher SDK does, for a cookie, a token, a form and JSON', async () => {
    const { brendan } = fixtures;
    const form = { body: new URLSearchParams({ socket_id: SOCKET }) };
    for (const response of [
      await ask(byStaffCookie(brendan)),
      await ask(byApiToken(brendan)),
      await ask(byApiToken(brendan), form),
    ]) {
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual(sdkSignIn(SOCKET, `staff-${brendan.id}`));
    }
  });

  it('answers 503 to socket sign-in without a Channels account', async () => {
    for (const name of ['APP_ID', 'KEY', 'SECRET', 'CLUSTER', 'HOST', 'PORT', 'USE_TLS'])
      vi.stubEnv(`PUSHER_${name}`, '');
    await expectRefusal(() => ask(byApiToken(fixtures.brendan)), 'unavailable');
  });
});

describe('refusals of POST pusher/user-auth by staff', () => {
  it('refuses to sign in an invalid socket id for a staff member', async () => {
    const asked = BAD_SOCKET_IDS.map((socket_id) => ({ json: { socket_id } }));
    await expectRefusals(
      asked.map((how) => () => ask(byApiToken(fixtures.brendan), how)),
      'invalid_input',
    );
  });

  it('refuses user data from a staff member who signs a socket in and repeated parameters', async () => {
    const type = 'application/x-www-form-urlencoded';
    const asked: Asked[] = [
      { json: { socket_id: SOCKET, user_data: '{"id":"staff-1"}' } },
      { json: { socket_id: SOCKET, user_id: `staff-${fixtures.siobhan.id}` } },
      { json: { socket_id: SOCKET, channel_name: 'private-x' } },
      { body: `socket_id=${SOCKET}&socket_id=9.9`, type },
      { body: `socket_id[]=${SOCKET}`, type },
      { body: '', type },
    ];
    await expectRefusals(
      asked.map((how) => () => ask(byApiToken(fixtures.brendan), how)),
      'invalid_input',
    );
  });

  it('refuses to sign a socket in as staff without credentials and for a guest credential', async () => {
    const { aoife } = fixtures;
    const callers = [nobody, byToken(aoife), byGuestCookie(aoife), byStaffCookie({ cookie: aoife.session })];
    await expectRefusals(
      callers.map((caller) => () => ask(caller)),
      'unauthenticated',
    );
  });

  it('refuses to sign a socket in for staff who have just been deactivated or signed out everywhere', async () => {
    for (const data of [{ isActive: false }, { sessionVersion: { increment: 1 } }]) {
      const staff = await addStaff(fixtures.killarney);
      expect((await ask(byApiToken(staff))).status).toBe(200);
      await db().staff.update({ where: { id: staff.id }, data });
      await expectRefusal(() => ask(byApiToken(staff)), 'unauthenticated');
    }
  });

  it.each(FOREIGN_ORIGINS)(
    'refuses socket sign-in for a staff cookie from another site: %s',
    async (_name, headers) => {
      const { origin: _ours, 'sec-fetch-site': _same, ...cookie } = byStaffCookie(fixtures.brendan);
      await expectRefusal(() => ask({ ...cookie, ...headers }), 'bad_origin');
    },
  );

  it('refuses the 61st socket sign-in of a staff member within a minute', async () => {
    const staff = await addStaff(fixtures.killarney);
    for (let count = 0; count < 60; count += 1) expect((await ask(byApiToken(staff))).status).toBe(200);
    await expectRefusal(() => ask(byApiToken(staff)), 'rate_limited');
  });
});
