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

describe('signs a socket in', () => {
  it("as the person, with the SDK's own signature, by cookie and by token, to forms and to JSON", async () => {
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

  it('503 where there is no Channels account', async () => {
    for (const name of ['APP_ID', 'KEY', 'SECRET', 'CLUSTER', 'HOST', 'PORT', 'USE_TLS'])
      vi.stubEnv(`PUSHER_${name}`, '');
    await expectRefusal(() => ask(byApiToken(fixtures.brendan)), 'unavailable');
  });
});

describe('refuses', () => {
  it('a socket id that is none', async () => {
    const asked = BAD_SOCKET_IDS.map((socket_id) => ({ json: { socket_id } }));
    await expectRefusals(
      asked.map((how) => () => ask(byApiToken(fixtures.brendan), how)),
      'invalid_input',
    );
  });

  it('to be told who somebody is, or anything twice', async () => {
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

  it('a guest, whatever they carry their credential in, and nobody at all', async () => {
    const { aoife } = fixtures;
    const callers = [nobody, byToken(aoife), byGuestCookie(aoife), byStaffCookie({ cookie: aoife.session })];
    await expectRefusals(
      callers.map((caller) => () => ask(caller)),
      'unauthenticated',
    );
  });

  it('a colleague who was let go or signed out everywhere a moment ago', async () => {
    for (const data of [{ isActive: false }, { sessionVersion: { increment: 1 } }]) {
      const staff = await addStaff(fixtures.killarney);
      expect((await ask(byApiToken(staff))).status).toBe(200);
      await db().staff.update({ where: { id: staff.id }, data });
      await expectRefusal(() => ask(byApiToken(staff)), 'unauthenticated');
    }
  });

  it.each(FOREIGN_ORIGINS)('a page of another site: %s', async (_name, headers) => {
    const { origin: _ours, 'sec-fetch-site': _same, ...cookie } = byStaffCookie(fixtures.brendan);
    await expectRefusal(() => ask({ ...cookie, ...headers }), 'bad_origin');
  });

  it('from the 61st connection within a minute', async () => {
    const staff = await addStaff(fixtures.killarney);
    for (let count = 0; count < 60; count += 1) expect((await ask(byApiToken(staff))).status).toBe(200);
    await expectRefusal(() => ask(byApiToken(staff)), 'rate_limited');
  });
});
