import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staffApi } from '@/lib/contract/paths';
import { noteDelivery } from '@/lib/notifications/note-delivery';
import { ringToTest } from '@/lib/notifications/ring-to-test';
import { dbPool } from '@/lib/platform/db';
import { byApiToken, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { useFcm } from '@/lib/testing/fcm-stub';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { memberOf } from '@/lib/testing/principals';
import { seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/the-killarney';
import { FCM } from '@/scripts/embedded/firebase';
import { POST } from './route';

useFreshDatabase();
const fcm = useFcm();
let cast: TheKillarney;
beforeAll(async () => {
  cast = await seedTheKillarney();
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
  ringToTest(fcm.sender(), { staff: await memberOf(staff), staffId: whom.id });
const knock = (as: Caller, staffId: number | string, slug = cast.killarney.slug) =>
  callRoute(
    POST,
    'POST',
    staffApi.testRing(slug, Number(staffId)),
    { hotelSlug: slug, staffId: String(staffId) },
    as,
  );

describe('a ring to try whether it rings', () => {
  it('reaches all devices of one colleague, in words that say what it is, and leads to their desk', async () => {
    await own(cast.brendan, 'brendan-1', 'brendan-2');
    await own(cast.ronan, 'ronan-1');
    const outcome = await ring(cast.siobhan, cast.brendan);
    expect(outcome).toEqual({ devices: 2, accepted: 2, gone: 0, failed: 0 });
    expect(fcm.sent.map(({ token }) => token).sort()).toEqual(['brendan-1', 'brendan-2']);
    expect(fcm.sent[0]?.data).toMatchObject({
      type: 'test',
      title: `This device rings for ${cast.killarney.name}`,
      click_action: `/staff/${cast.killarney.slug}`,
    });
  });

  it('is entered like every ring, and the device says itself that it was shown', async () => {
    await own(cast.brendan, 'brendan-1');
    await ring(cast.brendan, cast.brendan);
    await noteDelivery(fcm.sent[0]?.data.delivery_id ?? '', 'displayed');
    const { rows } = await dbPool().query('SELECT state, conversation_id, staff_id FROM delivery');
    expect(rows).toEqual([{ state: 'displayed', conversation_id: null, staff_id: cast.brendan.id }]);
  });

  it('takes away devices that are dead, and no other; what fails is said and not tried again', async () => {
    await own(cast.brendan, 'dead', 'well', 'unlucky');
    fcm.answers.set('dead', FCM.unregistered);
    fcm.answers.set('unlucky', FCM.badPayload);
    const outcome = await ring(cast.siobhan, cast.brendan);
    expect(outcome).toEqual({ devices: 3, accepted: 1, gone: 1, failed: 1 });
    const { rows } = await dbPool().query('SELECT value FROM device ORDER BY value');
    expect(rows.map(({ value }) => value)).toEqual(['unlucky', 'well']);
  });

  it('goes out in quiet hours too, and to nobody who has none', async () => {
    await dbPool().query('UPDATE staff SET quiet_from = 0, quiet_to = 1439 WHERE id = $1', [cast.brendan.id]);
    expect(await ring(cast.siobhan, cast.brendan)).toEqual({ devices: 0, accepted: 0, gone: 0, failed: 0 });
    await own(cast.brendan, 'brendan-1');
    expect((await ring(cast.siobhan, cast.brendan)).accepted).toBe(1);
    await dbPool().query('UPDATE staff SET quiet_from = NULL, quiet_to = NULL');
  });
});

describe('refuses', () => {
  it('to ring a colleague for anybody but managers, and oneself is no colleague', async () => {
    await expectRefusal(() => knock(byApiToken(cast.brendan), cast.siobhan.id), 'forbidden');
    // Without Firebase nobody is rung, and that is said.
    await expectRefusal(() => knock(byApiToken(cast.brendan), cast.brendan.id), 'unavailable');
  });

  it('somebody of another hotel, of none, and strangers', async () => {
    await expect(ring(cast.siobhan, cast.ronan)).rejects.toMatchObject({ code: 'not_found' });
    await expectRefusal(() => knock(byApiToken(cast.ronan), cast.brendan.id), 'not_found');
    await expectRefusal(() => knock(byApiToken(cast.siobhan), 'x'), 'not_found');
    await expectRefusals(
      [nobody, byToken(cast.aoife)].map((as) => () => knock(as, cast.brendan.id)),
      'unauthenticated',
    );
  });

  it('to ring one colleague more than four times a minute, whoever asks', async () => {
    for (let time = 0; time < 4; time += 1)
      await expectProblem(await knock(byApiToken(cast.brendan), cast.brendan.id), 'unavailable');
    await expectProblem(await knock(byApiToken(cast.siobhan), cast.brendan.id), 'rate_limited');
  });
});
