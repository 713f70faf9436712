import { beforeAll, describe, expect, it } from 'vitest';
import { STAY_STEPS } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, byToken, type Caller, nobody } from '@/lib/testing/call-route';
import { bodyWithoutRequestId, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { stayDoors } from '@/lib/testing/stay-doors';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/the-killarney';

useFreshDatabase();
let cast: TheKillarney;
beforeAll(async () => {
  cast = await seedTheKillarney();
  await db().room.create({ data: { hotelId: cast.killarney.id, number: '801' } });
});

const ROOM = { json: { room_number: '801' } };
type Ask = (slug: string, code: string, as: Caller) => Promise<Response>;

/** One good request for each door of one stay. */
const READS: Record<string, Ask> = { read: stayDoors.read, devices: stayDoors.devices };
const WRITES: Record<string, Ask> = {
  checkIn: (slug, code, as) => stayDoors.checkIn(slug, code, as, ROOM),
  move: (slug, code, as) => stayDoors.move(slug, code, as, ROOM),
  makeLink: stayDoors.makeLink,
  revokeLinks: stayDoors.revokeLinks,
  ...Object.fromEntries(
    STAY_STEPS.map((step): [string, Ask] => [
      step,
      (slug, code, as) => stayDoors.step(slug, code, as, step, 'in_house'),
    ]),
  ),
};
const ALL = Object.entries({ ...READS, ...WRITES });

describe.each(ALL)('%s', (_name, ask) => {
  it('knows no other hotel’s stay: the same answer as for one that never was', async () => {
    const as = byApiToken(cast.brendan);
    const { slug } = cast.killarney;
    const [foreign, absent] = [() => ask(slug, cast.marco.code, as), () => ask(slug, 'BK-2026-9999', as)];
    await expectRefusals([foreign, absent], 'not_found');
    expect(await bodyWithoutRequestId(await foreign())).toBe(await bodyWithoutRequestId(await absent()));
    await expectRefusal(() => ask(cast.dublin.slug, cast.marco.code, as), 'not_found');
  });

  it('opens to no guest and to nobody', async () => {
    const { slug } = cast.killarney;
    const callers = [nobody, byToken(cast.aoife), byGuestCookie(cast.aoife)];
    await expectRefusals(
      callers.map((as) => () => ask(slug, cast.aoife.code, as)),
      'unauthenticated',
    );
  });
});

describe.each(Object.entries(WRITES))('%s', (_name, ask) => {
  it('is for the front desk: a cook, a housekeeper and a technician may not', async () => {
    const team: TestStaff[] = [cast.declan];
    for (const role of ['housekeeper', 'technician'] as const)
      team.push(await addStaff(cast.killarney, { role, department: 'housekeeping' }));
    await expectRefusals(
      team.map((member) => () => ask(cast.killarney.slug, cast.aoife.code, byApiToken(member))),
      'forbidden',
    );
  });
});

it('everybody on the team may see who stays', async () => {
  const as = byApiToken(cast.declan);
  expect((await stayDoors.list(cast.killarney.slug, as)).status).toBe(200);
  expect((await stayDoors.read(cast.killarney.slug, cast.aoife.code, as)).status).toBe(200);
});

it('two hotels whose bookings bear the same number never meet', async () => {
  const guest = await addGuest(cast.dublin);
  await db().booking.update({ where: { id: guest.bookingId }, data: { code: cast.aoife.code } });
  await stayDoors.step(cast.killarney.slug, cast.aoife.code, byApiToken(cast.siobhan), 'check_out');
  const states = await db().booking.findMany({
    where: { code: cast.aoife.code },
    orderBy: { hotelId: 'asc' },
  });
  expect(states.map(({ status }) => status)).toEqual(['checked_out', 'in_house']);
});
