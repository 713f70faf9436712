import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { BAD_SOCKET_IDS, channelsOf, dressedUp } from '@/lib/testing/bad-channels';
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
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { sdkSignature } from '@/lib/testing/listen';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let here: ReturnType<typeof channelsOf>;
let there: ReturnType<typeof channelsOf>;
let conversationId: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  const { killarney, dublin, aoife, marco, brendan, ronan } = fixtures;
  conversationId = (await guestSays(aoife, 'Hello')).conversation_id;
  const marcos = (await guestSays(marco, 'Ciao')).conversation_id;
  here = channelsOf({ slug: killarney.slug, code: aoife.code, staffId: brendan.id, conversationId });
  there = channelsOf({ slug: dublin.slug, code: marco.code, staffId: ronan.id, conversationId: marcos });
});

const SOCKET = '123.456';
const ask = (as: Caller, channel_name: string) =>
  staffEndpoints.pusherAuth(as, { json: { socket_id: SOCKET, channel_name } });
const refuse = (staff: TestStaff, channels: readonly string[]) =>
  expectRefusals(
    channels.map((channel) => () => ask(byApiToken(staff), channel)),
    'forbidden',
  );

describe('POST pusher/auth by staff', () => {
  it('signs each channel of the staff page by cookie and by token, for forms and for JSON', async () => {
    for (const channel_name of [here.conversation, here.inbox, here.personal]) {
      const auth = sdkSignature(SOCKET, channel_name);
      const fields = { socket_id: SOCKET, channel_name };
      const asked: [Caller, Asked][] = [
        [byApiToken(fixtures.brendan), { json: fields }],
        [{ authorization: `Token ${fixtures.brendan.apiToken}` }, { json: fields }],
        [byStaffCookie(fixtures.brendan), { body: new URLSearchParams(fields) }],
      ];
      for (const [as, how] of asked) {
        const response = await staffEndpoints.pusherAuth(as, how);
        expect({ status: response.status, body: await response.json() }).toEqual({
          status: 200,
          body: { auth },
        });
      }
    }
  });
});

describe('other channels at POST pusher/auth by staff', () => {
  it('refuses channels of another hotel, the personal channel of a colleague and the channel of a guest', async () => {
    const { brendan, siobhan, killarney, aoife } = fixtures;
    const hers = channelsOf({ slug: killarney.slug, code: aoife.code, staffId: siobhan.id, conversationId });
    await refuse(brendan, [...Object.values(there), hers.personal, here.booking]);
  });

  it('refuses the channel of a foreign or absent conversation under the slug of the own hotel', async () => {
    const { killarney, marco, brendan } = fixtures;
    const foreign = await db().conversation.findFirstOrThrow({ where: { bookingId: marco.bookingId } });
    const place = { slug: killarney.slug, code: 'x', staffId: brendan.id };
    const ids = [Number(foreign.id), 999_999, 0];
    await refuse(
      brendan,
      ids.map((id) => channelsOf({ ...place, conversationId: id }).conversation),
    );
  });

  it('refuses channel names that resemble the own channels', async () => {
    const { aoife, brendan } = fixtures;
    const place = { slug: aoife.hotel.slug, code: aoife.code, staffId: brendan.id, conversationId };
    const staff = await addStaff(fixtures.killarney);
    for (const own of [here.conversation, here.inbox, here.personal]) {
      const names = dressedUp(own, place).filter((name) => !Object.values(here).includes(name));
      await refuse(staff, names);
    }
  });
});

describe('invalid input of POST pusher/auth by staff', () => {
  it('refuses to sign a channel for an invalid socket id of a staff member', async () => {
    const asked = BAD_SOCKET_IDS.map((socket_id) => ({ json: { socket_id, channel_name: here.inbox } }));
    await expectRefusals(
      asked.map((how) => () => staffEndpoints.pusherAuth(byApiToken(fixtures.brendan), how)),
      'invalid_input',
    );
  });

  it('refuses channel authorization with a parameter that is repeated, a list or unknown', async () => {
    const type = 'application/x-www-form-urlencoded';
    const good = `socket_id=${SOCKET}&channel_name=${here.inbox}`;
    const bodies = [
      `${good}&channel_name=${here.inbox}`,
      `${good}&user_data=1`,
      good.replace('name', 'name[]'),
    ];
    for (const body of bodies) {
      const asking = () => staffEndpoints.pusherAuth(byApiToken(fixtures.brendan), { body, type });
      await expectRefusal(asking, 'invalid_input');
    }
  });
});

describe('strangers at POST pusher/auth by staff', () => {
  it('refuses to sign a staff channel without credentials and for a guest credential in any header or cookie', async () => {
    const { aoife } = fixtures;
    const callers = [
      nobody,
      byToken(aoife),
      byGuestCookie(aoife),
      byStaffCookie({ cookie: aoife.session }),
      { authorization: `Token ${aoife.token}` },
      { authorization: 'Bearer anything' },
    ];
    for (const channel of [here.inbox, here.booking]) {
      for (const caller of callers) await expectRefusal(() => ask(caller, channel), 'unauthenticated');
    }
  });

  it('refuses to sign a channel for staff who have just been deactivated or signed out everywhere', async () => {
    for (const data of [{ isActive: false }, { sessionVersion: { increment: 1 } }]) {
      const staff = await addStaff(fixtures.killarney);
      expect((await ask(byApiToken(staff), here.inbox)).status).toBe(200);
      await db().staff.update({ where: { id: staff.id }, data });
      await expectRefusal(() => ask(byApiToken(staff), here.inbox), 'unauthenticated');
      await expectRefusal(() => ask(byStaffCookie(staff), here.inbox), 'unauthenticated');
    }
  });

  it.each(FOREIGN_ORIGINS)(
    'refuses channel authorization for a staff cookie from another site: %s',
    async (_name, headers) => {
      const { origin: _ours, 'sec-fetch-site': _same, ...cookie } = byStaffCookie(fixtures.brendan);
      await expectRefusal(() => ask({ ...cookie, ...headers }, here.inbox), 'bad_origin');
    },
  );

  it('refuses the 121st channel authorization of a staff member within a minute', async () => {
    const staff = await addStaff(fixtures.killarney);
    for (let count = 0; count < 120; count += 1)
      expect((await ask(byApiToken(staff), here.inbox)).status).toBe(200);
    await expectRefusal(() => ask(byApiToken(staff), here.inbox), 'rate_limited');
  });
});
