import { beforeAll, describe, expect, it } from 'vitest';
import type { BookingStatus } from '@/lib/contract/hotel';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { expectProblem } from '@/lib/testing/expect-refusal';
import {
  addGuest,
  seedTheKillarney,
  type TestGuest,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const undo = (guest: TestGuest, from: BookingStatus, by: TestStaff = fixtures.brendan) =>
  stayEndpoints.step(fixtures.killarney.slug, guest.code, byApiToken(by), 'undo', from);
const statusOf = async ({ bookingId }: TestGuest) =>
  (await db().booking.findUniqueOrThrow({ where: { id: bookingId } })).status;

describe('undo of a stay step', () => {
  it('undoes one step for two concurrent requests and returns the current status to the second', async () => {
    for (let round = 0; round < 10; round += 1) {
      const guest = await addGuest(fixtures.killarney, { status: 'checked_out' });
      const answers = await Promise.all([
        undo(guest, 'checked_out'),
        undo(guest, 'checked_out', fixtures.siobhan),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const second = answers.find(({ status }) => status === 409);
      if (second)
        expect(await expectProblem(second, 'conflict')).toMatchObject({ booking_status: 'in_house' });
      expect(await statusOf(guest)).toBe('in_house');
    }
  });

  it('refuses an undo that names another status than the current one and changes nothing', async () => {
    const guest = await addGuest(fixtures.killarney);
    await expectProblem(await undo(guest, 'checked_out'), 'conflict');
    expect(await statusOf(guest)).toBe('in_house');
  });

  it('refuses an undo without the status that it reverses', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { slug } = fixtures.killarney;
    const asked = { json: { step: 'undo' } };
    const answer = await stayEndpoints.stepWith(slug, guest.code, byApiToken(fixtures.brendan), asked);
    const problem = await expectProblem(answer, 'invalid_input');
    expect(problem.errors).toEqual([{ path: 'from', message: 'Name the state that is undone.' }]);
    expect(await statusOf(guest)).toBe('in_house');
  });

  it('answers not_found for the undo of a stay of another hotel', async () => {
    await expectProblem(await undo(fixtures.marco, 'in_house'), 'not_found');
    expect(await statusOf(fixtures.marco)).toBe('in_house');
  });
});

it('accepts a repeated checkout after a lost answer and changes nothing', async () => {
  const guest = await addGuest(fixtures.killarney, { status: 'checked_out' });
  const { slug } = fixtures.killarney;
  const again = await stayEndpoints.step(
    slug,
    guest.code,
    byApiToken(fixtures.brendan),
    'check_out',
    'in_house',
  );
  expect(again.status).toBe(200);
});
