import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staffApi } from '@/lib/contract/paths';
import { recordPushReport } from '@/lib/notifications/record-push-report';
import { sendTestPush } from '@/lib/notifications/send-test-push';
import { dbPool } from '@/lib/platform/db';
import { byApiToken, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { useFcm } from '@/lib/testing/fcm-stub';
import { seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { memberOf } from '@/lib/testing/principals';
import { FCM } from '@/scripts/embedded/firebase';
import { POST } from './route';

useFreshDatabase();
const fcm = useFcm();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  fcm.sent.length = 0;
  fcm.answers.clear();
  await dbPool().query('DELETE FROM delivery; DELETE FROM device; DELETE FROM rate_limit');
});

const own = (staff: TestStaff, ...values: string[]) =>
  dbPool().query(
    `INSERT INTO device (hotel_id, staff_id, kind, value) SELECT $1, $2, 'registration_token', unnest($3::text[])`,
    [staff.hotel.id, staff.id, values],
  );
const ring = async (staff: TestStaff, whom: TestStaff) =>
  sendTestPush(fcm.sender(), { staff: await memberOf(staff), staffId: whom.id });
const request = (as: Caller, staffId: number | string, slug = fixtures.killarney.slug) =>
  callRoute(
    POST,
    'POST',
    staffApi.testRing(slug, Number(staffId)),
    { hotelSlug: slug, staffId: String(staffId) },
    as,
  );

describe('a test push', () => {
  it('sends a test push to all devices of one person with a text that names it a test and a staff page link', async () => {
    await own(fixtures.brendan, 'brendan-1', 'brendan-2');
    await own(fixtures.ronan, 'ronan-1');
    const outcome = await ring(fixtures.siobhan, fixtures.brendan);
    expect(outcome).toEqual({ devices: 2, accepted: 2, gone: 0, failed: 0 });
    expect(fcm.sent.map(({ token }) => token).sort()).toEqual(['brendan-1', 'brendan-2']);
    expect(fcm.sent[0]?.data).toMatchObject({
      type: 'test',
      title: `This device rings for ${fixtures.killarney.name}`,
      click_action: `/staff/${fixtures.killarney.slug}`,
    });
  });

  it('records a test push as a delivery whose display the device reports', async () => {
    await own(fixtures.brendan, 'brendan-1');
    await ring(fixtures.brendan, fixtures.brendan);
    await recordPushReport(fcm.sent[0]?.data.delivery_id ?? '', 'displayed');
    const { rows } = await dbPool().query('SELECT state, conversation_id, staff_id FROM delivery');
    expect(rows).toEqual([{ state: 'displayed', conversation_id: null, staff_id: fixtures.brendan.id }]);
  });

  it('removes unregistered devices only and counts other failed test pushes without a retry', async () => {
    await own(fixtures.brendan, 'dead', 'well', 'unlucky');
    fcm.answers.set('dead', FCM.unregistered);
    fcm.answers.set('unlucky', FCM.badPayload);
    const outcome = await ring(fixtures.siobhan, fixtures.brendan);
    expect(outcome).toEqual({ devices: 3, accepted: 1, gone: 1, failed: 1 });
    const { rows } = await dbPool().query('SELECT value FROM device ORDER BY value');
    expect(rows.map(({ value }) => value)).toEqual(['unlucky', 'well']);
  });

  it('sends a test push in quiet hours too and counts zero devices without any', async () => {
    await dbPool().query('UPDATE staff SET quiet_from = 0, quiet_to = 1439 WHERE id = $1', [
      fixtures.brendan.id,
    ]);
    expect(await ring(fixtures.siobhan, fixtures.brendan)).toEqual({
      devices: 0,
      accepted: 0,
      gone: 0,
      failed: 0,
    });
    await own(fixtures.brendan, 'brendan-1');
    expect((await ring(fixtures.siobhan, fixtures.brendan)).accepted).toBe(1);
    await dbPool().query('UPDATE staff SET quiet_from = NULL, quiet_to = NULL');
  });
});

describe('refusals of a test push', () => {
  it('lets only managers push to colleagues, and each staff member to the own devices', async () => {
    await expectRefusal(() => request(byApiToken(fixtures.brendan), fixtures.siobhan.id), 'forbidden');
    // The own test push passes authorization and then fails, because Firebase is not configured.
    await expectRefusal(() => request(byApiToken(fixtures.brendan), fixtures.brendan.id), 'unavailable');
  });

  it('refuses a test push to staff of another hotel, to an invalid id and by strangers', async () => {
    await expect(ring(fixtures.siobhan, fixtures.ronan)).rejects.toMatchObject({ code: 'not_found' });
    await expectRefusal(() => request(byApiToken(fixtures.ronan), fixtures.brendan.id), 'not_found');
    await expectRefusal(() => request(byApiToken(fixtures.siobhan), 'x'), 'not_found');
    await expectRefusals(
      [nobody, byToken(fixtures.aoife)].map((as) => () => request(as, fixtures.brendan.id)),
      'unauthenticated',
    );
  });

  it('limits test pushes to one staff member to four a minute for all senders together', async () => {
    for (let time = 0; time < 4; time += 1)
      await expectProblem(await request(byApiToken(fixtures.brendan), fixtures.brendan.id), 'unavailable');
    await expectProblem(await request(byApiToken(fixtures.siobhan), fixtures.brendan.id), 'rate_limited');
  });
});
