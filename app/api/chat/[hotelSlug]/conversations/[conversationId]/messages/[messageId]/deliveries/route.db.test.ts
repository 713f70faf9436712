import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/messages/[messageId]/deliveries/route';
import { deliveriesSchema } from '@/lib/contract/deliveries';
import { staffApi } from '@/lib/contract/paths';
import { recordPushReport } from '@/lib/notifications/record-push-report';
import { pushTarget } from '@/lib/notifications/targets/push-target';
import { dbPool } from '@/lib/platform/db';
import { AN_EVENT, aMessage, aNotification, aStaffMessageRow } from '@/lib/testing/a-message';
import { byApiToken, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { countQueries } from '@/lib/testing/expect-queries';
import { bodyWithoutRequestId, expectRefusals } from '@/lib/testing/expect-refusal';
import { useFcm } from '@/lib/testing/fcm-stub';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { FCM } from '@/scripts/embedded/firebase';

useFreshDatabase();
const fcm = useFcm();
let fixtures: TheKillarney;
let id: number;
let answer: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  id = (await guestSays(fixtures.aoife, 'Towels, please')).conversation_id;
  await dbPool().query(
    `INSERT INTO device (hotel_id, booking_id, guest_session_id, kind, value)
     SELECT g.hotel_id, g.booking_id, g.id, 'registration_token', v.value
     FROM guest_session g CROSS JOIN (VALUES ('aoife-phone'), ('aoife-old-phone')) v (value)
     WHERE g.booking_id = $1`,
    [fixtures.aoife.bookingId],
  );
  await dbPool().query(`UPDATE guest_session SET user_agent = 'Mozilla/5.0 (iPhone)' WHERE booking_id = $1`, [
    fixtures.aoife.bookingId,
  ]);
  await dbPool().query(
    `INSERT INTO device (hotel_id, staff_id, kind, value) VALUES ($1, $2, 'registration_token', 'brendan-phone')`,
    [fixtures.killarney.id, fixtures.brendan.id],
  );
  fcm.answers.set('aoife-old-phone', FCM.unregistered);
  const { message } = await staffSays(fixtures.brendan, id, 'On their way');
  answer = message.id;
  await sendPush(message.seq, aMessage(aStaffMessageRow()));
});

function sendPush(seq: number, payload: ReturnType<typeof aMessage>) {
  const event = { ...AN_EVENT.message_created, seq, payload };
  return pushTarget(fcm.sender()).deliver(
    aNotification(event, { conversationId: id, at: new Date().toISOString() }),
  );
}
function ask(messageId: number, as: Caller = byApiToken(fixtures.brendan), conversation = id) {
  const hotelSlug = fixtures.killarney.slug;
  const params = { hotelSlug, conversationId: String(conversation), messageId: String(messageId) };
  return callRoute(GET, 'GET', staffApi.deliveries(hotelSlug, conversation, messageId), params, as);
}
const read = async (messageId: number) =>
  deliveriesSchema.parse(await (await ask(messageId)).json()).deliveries;
async function report(what: 'displayed' | 'opened') {
  const { rows } = await dbPool().query('SELECT public_id FROM delivery WHERE conversation_id = $1', [id]);
  for (const row of rows) await recordPushReport(row.public_id, what);
}

describe('GET deliveries', () => {
  it('returns the state of an answer on each phone of the guest, including an unregistered phone', async () => {
    const found = await read(answer);
    expect(found).toHaveLength(2);
    expect(found).toContainEqual(
      expect.objectContaining({
        state: 'accepted',
        by: 'push',
        staff_name: null,
        user_agent: 'Mozilla/5.0 (iPhone)',
      }),
    );
    expect(found).toContainEqual(expect.objectContaining({ state: 'gone', user_agent: null }));
    for (const what of ['displayed', 'opened'] as const) {
      await report(what);
      expect((await read(answer)).map(({ state }) => state).sort()).toEqual(['gone', what].sort());
    }
  });

  it('returns the staff members to whom the message of a guest was pushed', async () => {
    const { message_id, seq } = await guestSays(fixtures.aoife, 'And soap');
    await dbPool().query('UPDATE conversation SET handler_staff_id = $2 WHERE id = $1', [
      id,
      fixtures.brendan.id,
    ]);
    await sendPush(seq, aMessage());
    expect(await read(message_id)).toMatchObject([{ staff_name: fixtures.brendan.name, state: 'accepted' }]);
  });

  it('returns a delivery by mail beside the deliveries by push', async () => {
    await dbPool().query(
      `INSERT INTO delivery (hotel_id, conversation_id, seq, device_id, state, accepted_at)
       SELECT hotel_id, conversation_id, seq, 0, 'accepted', now() FROM message WHERE id = $1`,
      [answer],
    );
    expect((await read(answer)).filter(({ by }) => by === 'mail')).toHaveLength(1);
  });

  it('runs the same number of queries for any number of devices', async () => {
    const { message } = await staffSays(fixtures.brendan, id, 'Nobody was rung for this');
    expect(await read(message.id)).toEqual([]);
    expect(await countQueries(() => ask(message.id))).toBe(await countQueries(() => ask(answer)));
  });
});

describe('refusals of GET deliveries', () => {
  it('refuses the deliveries of a message to a guest and without credentials', async () => {
    await expectRefusals(
      [nobody, byToken(fixtures.aoife)].map((as) => () => ask(answer, as)),
      'unauthenticated',
    );
  });

  it('answers alike for a message of another conversation, of another hotel and an absent one', async () => {
    const foreign = await guestSays(fixtures.marco, 'Private');
    const answers = [
      await ask(foreign.message_id),
      await ask(answer, byApiToken(fixtures.brendan), foreign.conversation_id),
      await ask(answer, byApiToken(fixtures.ronan)),
      await ask(999_999_999),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(await Promise.all(answers.map(bodyWithoutRequestId))).size).toBe(1);
  });
});
