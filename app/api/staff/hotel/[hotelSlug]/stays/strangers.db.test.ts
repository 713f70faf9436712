import { beforeAll, describe, expect, it } from 'vitest';
import { STAY_STEPS } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, byToken, type Caller, nobody } from '@/lib/testing/call-route';
import { bodyWithoutRequestId, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await db().room.create({ data: { hotelId: fixtures.killarney.id, number: '801' } });
});

const ROOM = { json: { room_number: '801' } };
type Ask = (slug: string, code: string, as: Caller) => Promise<Response>;

/** A valid request for each endpoint of a stay. */
const READS: Record<string, Ask> = { read: stayEndpoints.read, devices: stayEndpoints.devices };
const WRITES: Record<string, Ask> = {
  checkIn: (slug, code, as) => stayEndpoints.checkIn(slug, code, as, ROOM),
  move: (slug, code, as) => stayEndpoints.move(slug, code, as, ROOM),
  createLink: stayEndpoints.createLink,
  revokeLinks: stayEndpoints.revokeLinks,
  ...Object.fromEntries(
    STAY_STEPS.map((step): [string, Ask] => [
      step,
      (slug, code, as) => stayEndpoints.step(slug, code, as, step, 'in_house'),
    ]),
  ),
};
const ALL = Object.entries({ ...READS, ...WRITES });

describe.each(ALL)('other callers of the stay endpoint %s', (_name, ask) => {
  it('answers for a stay of another hotel as for an absent one', async () => {
    const as = byApiToken(fixtures.brendan);
    const { slug } = fixtures.killarney;
    const [foreign, absent] = [() => ask(slug, fixtures.marco.code, as), () => ask(slug, 'BK-2026-9999', as)];
    await expectRefusals([foreign, absent], 'not_found');
    expect(await bodyWithoutRequestId(await foreign())).toBe(await bodyWithoutRequestId(await absent()));
    await expectRefusal(() => ask(fixtures.dublin.slug, fixtures.marco.code, as), 'not_found');
  });

  it('refuses a stay endpoint to guests and callers without a credential', async () => {
    const { slug } = fixtures.killarney;
    const callers = [nobody, byToken(fixtures.aoife), byGuestCookie(fixtures.aoife)];
    await expectRefusals(
      callers.map((as) => () => ask(slug, fixtures.aoife.code, as)),
      'unauthenticated',
    );
  });
});

describe.each(Object.entries(WRITES))('staff without permission at the stay endpoint %s', (_name, ask) => {
  it('refuses changes of a stay by a cook, a housekeeper and a technician', async () => {
    const team: TestStaff[] = [fixtures.declan];
    for (const role of ['housekeeper', 'technician'] as const)
      team.push(await addStaff(fixtures.killarney, { role, department: 'housekeeping' }));
    await expectRefusals(
      team.map((member) => () => ask(fixtures.killarney.slug, fixtures.aoife.code, byApiToken(member))),
      'forbidden',
    );
  });
});

it('lets staff of every role read the stays', async () => {
  const as = byApiToken(fixtures.declan);
  expect((await stayEndpoints.list(fixtures.killarney.slug, as)).status).toBe(200);
  expect((await stayEndpoints.read(fixtures.killarney.slug, fixtures.aoife.code, as)).status).toBe(200);
});

it('changes only the stay of the own hotel when two hotels use the same booking code', async () => {
  const guest = await addGuest(fixtures.dublin);
  await db().booking.update({ where: { id: guest.bookingId }, data: { code: fixtures.aoife.code } });
  await stayEndpoints.step(
    fixtures.killarney.slug,
    fixtures.aoife.code,
    byApiToken(fixtures.siobhan),
    'check_out',
  );
  const states = await db().booking.findMany({
    where: { code: fixtures.aoife.code },
    orderBy: { hotelId: 'asc' },
  });
  expect(states.map(({ status }) => status)).toEqual(['checked_out', 'in_house']);
});
