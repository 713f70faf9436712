import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  DELETE as deleteGuestDevice,
  POST as registerGuestDevice,
} from '@/app/api/public/chat/[hotelSlug]/guest/chat/devices/route';
import { GET as pushConfig } from '@/app/api/push/config/route';
import { POST as report } from '@/app/api/push/deliveries/[deliveryId]/route';
import { POST as registerStaffDevice } from '@/app/api/staff/devices/route';
import { POST as saveToken } from '@/app/api/staff/save-fcm-token/route';
import { pushTarget } from '@/lib/notifications/targets/push-target';
import { dbPool } from '@/lib/platform/db';
import { checkEnvironment } from '@/lib/platform/env';
import { AN_EVENT, aMessage, aNotification, aStaffMessageRow } from '@/lib/testing/a-message';
import { byApiToken, byGuestCookie, callRoute, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { countQueries } from '@/lib/testing/expect-queries';
import { useFcm } from '@/lib/testing/fcm-stub';
import {
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { FCM } from '@/scripts/embedded/firebase';

useFreshDatabase();
const fcm = useFcm();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  fcm.sent.length = 0;
  fcm.answers.clear();
  await dbPool().query(
    'DELETE FROM delivery; DELETE FROM device; DELETE FROM presence; DELETE FROM rate_limit',
  );
  await dbPool().query('UPDATE conversation SET handler_staff_id = NULL');
});

const phone = (value: string) => ({ kind: 'registration_token', value, shows_preview: false });
const staffPhone = (staff: TestStaff, value: string, more: object = {}) =>
  callRoute(registerStaffDevice, 'POST', '/api/staff/devices', {}, byApiToken(staff), {
    json: { ...phone(value), ...more },
  });
const guestPhone = (guest: TestGuest, value: string, handler = registerGuestDevice, method = 'POST') =>
  callRoute(handler, method, '/devices', { hotelSlug: guest.hotel.slug }, byGuestCookie(guest), {
    json: phone(value),
  });
const devices = async () => {
  const { rows } = await dbPool().query('SELECT value FROM device ORDER BY value');
  return rows.map(({ value }) => value);
};
const ledger = async () => {
  const { rows } = await dbPool().query('SELECT state, why FROM delivery ORDER BY id');
  return rows;
};
const pushed = () => fcm.sent.map(({ token }) => token).sort();

/** Aoife writes; returns the payload as the outbox would deliver it now. */
async function aoifeWrites(text = 'Towels, please') {
  const { conversation_id: conversationId, seq } = await guestSays(fixtures.aoife, text);
  const event = { ...AN_EVENT.message_created, seq, payload: aMessage({ body: text }) };
  return aNotification(event, { conversationId, at: new Date().toISOString() });
}
async function brendanAnswers() {
  const { conversationId } = await aoifeWrites();
  const { seq } = (await staffSays(fixtures.brendan, conversationId, 'On their way')).message;
  const event = { ...AN_EVENT.message_created, seq, payload: aMessage(aStaffMessageRow()) };
  return aNotification(event, { conversationId, at: new Date().toISOString() });
}
const sendPush = (notification: Awaited<ReturnType<typeof aoifeWrites>>) =>
  pushTarget(fcm.sender()).deliver(notification);

describe('the push for a guest’s message', () => {
  it('goes to every phone of the staff on duty, without the text, and to no other hotel', async () => {
    for (const value of ['brendan-1', 'brendan-2']) await staffPhone(fixtures.brendan, value);
    await staffPhone(fixtures.declan, 'declan-1');
    await guestPhone(fixtures.marco, 'marco-phone');
    expect(await sendPush(await aoifeWrites('My secret'))).toEqual([{ outcome: 'delivered' }]);
    expect(pushed()).toEqual(['brendan-1', 'brendan-2']);
    expect(JSON.stringify(fcm.sent)).not.toContain('My secret');
    expect(await ledger()).toEqual(Array(2).fill({ state: 'accepted', why: null }));
  });

  it('shows the text only on a phone whose owner allowed it', async () => {
    await staffPhone(fixtures.brendan, 'brendan-1', { shows_preview: true });
    await sendPush(await aoifeWrites('Two towels'));
    expect(fcm.sent[0]?.data.body).toBe('Two towels');
  });

  it('is not sent to a staff member who looks, nor for a message that was read or deleted meanwhile', async () => {
    await staffPhone(fixtures.brendan, 'brendan-1');
    const notification = await aoifeWrites();
    const looks = `INSERT INTO presence (key, hotel_id, staff_id, conversation_id, is_visible) VALUES ('x', $1, $2, $3, true)`;
    await dbPool().query(looks, [fixtures.killarney.id, fixtures.brendan.id, notification.conversationId]);
    expect(await sendPush(notification)).toEqual([{ outcome: 'skipped', reason: 'no_recipient' }]);
    await dbPool().query('DELETE FROM presence');
    await dbPool().query('UPDATE message SET deleted_at = now() WHERE seq = $1', [notification.event?.seq]);
    expect(await sendPush(notification)).toEqual([{ outcome: 'skipped', reason: 'no_recipient' }]);
    await dbPool().query('UPDATE message SET deleted_at = NULL');
    await dbPool().query('UPDATE conversation SET staff_read_seq = last_seq');
    expect(await sendPush(notification)).toEqual([{ outcome: 'skipped', reason: 'no_recipient' }]);
    await dbPool().query('UPDATE conversation SET staff_read_seq = 0');
    expect(await sendPush(notification)).toEqual([{ outcome: 'delivered' }]);
  });

  it('is sent to a phone once, however often and however concurrently it is delivered', async () => {
    await staffPhone(fixtures.brendan, 'brendan-1');
    const notification = await aoifeWrites();
    await Promise.all([sendPush(notification), sendPush(notification), sendPush(notification)]);
    await sendPush(notification);
    expect(pushed()).toEqual(['brendan-1']);
  });

  it('is sent after all when the process that claimed it died before it could send', async () => {
    await staffPhone(fixtures.brendan, 'brendan-1');
    const notification = await aoifeWrites();
    fcm.answers.set('brendan-1', FCM.broken);
    await sendPush(notification);
    await dbPool().query(`UPDATE delivery SET claimed_until = now() + interval '20 s'`);
    fcm.answers.clear();
    fcm.sent.length = 0;
    expect(await sendPush(notification)).toMatchObject([{ outcome: 'failed', retry: true }]);
    expect(pushed()).toEqual([]);
    await dbPool().query(`UPDATE delivery SET claimed_until = now() - interval '1 s'`);
    expect(await sendPush(notification)).toEqual([{ outcome: 'delivered' }]);
    expect(pushed()).toEqual(['brendan-1']);
  });

  it('is sent once in five seconds, and again for the next message', async () => {
    await staffPhone(fixtures.brendan, 'brendan-1');
    await sendPush(await aoifeWrites());
    await sendPush(await aoifeWrites('And soap'));
    expect(pushed()).toEqual(['brendan-1']);
    expect(await ledger()).toContainEqual({ state: 'skipped', why: 'collapsed' });
    await dbPool().query(`UPDATE delivery SET accepted_at = now() - interval '6 s'`);
    await sendPush(await aoifeWrites('And tea'));
    expect(pushed()).toEqual(['brendan-1', 'brendan-1']);
  });

  it('goes to the staff members that an escalation calls, once for each call, and to none for its timer', async () => {
    for (const [staff, value] of [
      [fixtures.brendan, 'brendan-1'],
      [fixtures.siobhan, 'siobhan-1'],
      [fixtures.ronan, 'ronan-1'],
    ] as const)
      await staffPhone(staff, value);
    const { conversationId } = await aoifeWrites();
    const at = new Date().toISOString();
    const called = (itemId: number, step: number, staffIds: number[]) =>
      aNotification(null, { itemId, conversationId, at, call: { step, waitingSince: at, staffIds } });
    const [first, second] = [called(71, 1, [fixtures.siobhan.id]), called(72, 2, [fixtures.siobhan.id])];
    await Promise.all([sendPush(first), sendPush(first)]);
    expect(pushed()).toEqual(['siobhan-1']);
    expect(fcm.sent[0]?.data).toMatchObject({
      type: 'guest_waiting',
      title: 'Still no answer, room 204',
      click_action: `/staff/hotel-killarney/conversations/${conversationId}`,
    });
    expect(fcm.sent[0]?.data).not.toHaveProperty('stay');
    await dbPool().query(`UPDATE delivery SET accepted_at = now() - interval '6 s'`);
    await sendPush(second);
    expect(pushed()).toEqual(['siobhan-1', 'siobhan-1']);
    // A staff member of another hotel, the timer and an acknowledgement cause no push.
    await sendPush(called(73, 3, [fixtures.ronan.id]));
    await sendPush(called(74, 0, [fixtures.siobhan.id]));
    await sendPush(aNotification(null, { itemId: 75, conversationId, at, timer: 'ladder' }));
    expect(pushed()).toHaveLength(2);
  });

  it('is in the recipient’s language, or else in the hotel’s', async () => {
    await dbPool().query(`UPDATE staff SET locale = 'de' WHERE id = $1`, [fixtures.brendan.id]);
    await staffPhone(fixtures.brendan, 'brendan-1');
    await sendPush(await aoifeWrites());
    expect(fcm.sent[0]?.data).toMatchObject({
      title: 'Neue Nachricht, Zimmer 204',
      body: 'Zum Lesen HotelMate öffnen.',
    });
    await dbPool().query('UPDATE staff SET locale = NULL');
  });

  it('goes to the assigned department at the assignment and at the next message, and not to reception', async () => {
    const cleaner = await addStaff(fixtures.killarney, { role: 'housekeeper', department: 'housekeeping' });
    for (const [staff, value] of [
      [cleaner, 'cleaner-1'],
      [fixtures.brendan, 'brendan-1'],
      [fixtures.ronan, 'ronan-1'],
    ] as const)
      await staffPhone(staff, value);
    const { conversationId, at } = await aoifeWrites();
    const { id, name, role } = fixtures.brendan;
    await dbPool().query(`UPDATE conversation SET department = 'housekeeping' WHERE id = $1`, [
      conversationId,
    ]);
    const payload = {
      current_staff_handler: null,
      staff: { name, role },
      by: { id, name, role },
      department: 'housekeeping' as const,
    };
    await sendPush(aNotification({ ...AN_EVENT.staff_assigned, seq: 900, payload }, { conversationId, at }));
    expect(pushed()).toEqual(['cleaner-1']);
    await dbPool().query(`UPDATE delivery SET accepted_at = now() - interval '6 s'`);
    await sendPush(await aoifeWrites('And soap'));
    expect(pushed()).toEqual(['cleaner-1', 'cleaner-1']);
    await dbPool().query('UPDATE conversation SET department = NULL');
  });

  it('respects quiet hours until the escalation reaches the manager step', async () => {
    await dbPool().query(
      `UPDATE staff SET quiet_from = m.now, quiet_to = (m.now + 60) % 1440 FROM (
         SELECT (extract(hour FROM l.t) * 60 + extract(minute FROM l.t))::int AS now
         FROM (SELECT now() AT TIME ZONE time_zone AS t FROM hotel WHERE id = $1) l) m WHERE id = $2`,
      [fixtures.killarney.id, fixtures.brendan.id],
    );
    await staffPhone(fixtures.brendan, 'brendan-1');
    const { conversationId } = await aoifeWrites();
    expect(await sendPush(await aoifeWrites())).toEqual([{ outcome: 'skipped', reason: 'no_recipient' }]);
    const at = new Date().toISOString();
    const called = (itemId: number, step: number) =>
      sendPush(
        aNotification(null, {
          ...{ itemId, conversationId, at },
          call: { step, waitingSince: at, staffIds: [fixtures.brendan.id] },
        }),
      );
    await called(81, 2);
    expect(pushed()).toEqual([]);
    await called(82, 3);
    expect(pushed()).toEqual(['brendan-1']);
    await dbPool().query('UPDATE staff SET quiet_from = NULL, quiet_to = NULL');
  });

  it('costs as many statements for fifty people and 150 phones as for one', async () => {
    await staffPhone(fixtures.brendan, 'brendan-1');
    const one = await aoifeWrites();
    const before = await countQueries(() => sendPush(one));
    await dbPool().query(
      `WITH s AS (INSERT INTO staff (hotel_id, username, password_hash, first_name, last_name, role, department, is_on_duty)
         SELECT $1, 'many-' || n, '', 'A', 'B', 'receptionist', 'reception', true FROM generate_series(1, 49) n RETURNING id)
       INSERT INTO device (hotel_id, staff_id, kind, value)
         SELECT $1, id, 'registration_token', 'many-' || id || '-' || n FROM s, generate_series(1, 3) n`,
      [fixtures.killarney.id],
    );
    const many = await aoifeWrites();
    await dbPool().query(`UPDATE delivery SET accepted_at = now() - interval '6 s'`);
    expect(await countQueries(() => sendPush(many))).toBe(before);
    expect(new Set(pushed()).size).toBe(148);
    await dbPool().query(`DELETE FROM delivery; DELETE FROM device`);
    await dbPool().query(`DELETE FROM staff WHERE username LIKE 'many-%'`);
  });

  it('is skipped without Firebase, and queries no database', async () => {
    expect(await pushTarget(null).deliver(aNotification(AN_EVENT.message_created))).toEqual([
      { outcome: 'skipped', reason: 'not_configured' },
    ]);
  });
});

describe('a device', () => {
  it('is deleted when Firebase reports it dead, and a healthy one is not, in a hundred mixed answers', async () => {
    const kinds = [
      'accepted',
      'unregistered',
      'badToken',
      'badPayload',
      'otherSender',
      'tooFast',
      'broken',
    ] as const;
    const given = Array.from({ length: 100 }, (_, n) => ({
      value: `phone-no-${n}`,
      kind: kinds[n % 7] ?? 'accepted',
    }));
    for (const { value, kind } of given) fcm.answers.set(value, FCM[kind]);
    // Refused credentials stop every push, so those answers come in a run of their own.
    const healthy = given.filter(({ kind }) => !['unregistered', 'badToken'].includes(kind));
    await dbPool().query(
      `INSERT INTO device (hotel_id, staff_id, kind, value) SELECT $1, $2, 'registration_token', unnest($3::text[])`,
      [
        fixtures.killarney.id,
        fixtures.brendan.id,
        given.filter(({ kind }) => kind !== 'otherSender').map(({ value }) => value),
      ],
    );
    await sendPush(await aoifeWrites());
    expect(await devices()).toEqual(
      healthy
        .filter(({ kind }) => kind !== 'otherSender')
        .map(({ value }) => value)
        .sort(),
    );
    await dbPool().query('DELETE FROM device');
    await staffPhone(fixtures.brendan, 'phone-no-4');
    await sendPush(await aoifeWrites());
    expect(await devices()).toEqual(['phone-no-4']);
  }, 60_000);

  it('gets pushes for the owner who registered it last, and for no former owner', async () => {
    await staffPhone(fixtures.brendan, 'shared-phone');
    expect((await guestPhone(fixtures.marco, 'shared-phone')).status).toBe(200);
    await sendPush(await aoifeWrites());
    expect(pushed()).toEqual([]);
    expect(await devices()).toEqual(['shared-phone']);
  });

  it('is deleted by its owner, and not by another guest', async () => {
    await guestPhone(fixtures.aoife, 'aoife-phone');
    await guestPhone(fixtures.marco, 'aoife-phone', deleteGuestDevice, 'DELETE');
    expect(await devices()).toEqual(['aoife-phone']);
    await guestPhone(fixtures.aoife, 'aoife-phone', deleteGuestDevice, 'DELETE');
    expect(await devices()).toEqual([]);
  });

  it('is registered by the old endpoint too, and not for an unauthenticated caller', async () => {
    const ask = (as: Record<string, string>) =>
      callRoute(saveToken, 'POST', '/api/staff/save-fcm-token/', {}, as, {
        json: { fcm_token: 'old-token' },
      });
    expect((await ask(nobody)).status).toBe(401);
    expect((await ask(byApiToken(fixtures.brendan))).status).toBe(200);
    expect(await devices()).toEqual(['old-token']);
  });
});

describe('the push to a guest', () => {
  it('is in the language of the booking', async () => {
    await dbPool().query(`UPDATE booking SET guest_locale = 'ar' WHERE id = $1`, [fixtures.aoife.bookingId]);
    await guestPhone(fixtures.aoife, 'aoife-phone');
    await sendPush(await brendanAnswers());
    await dbPool().query(`UPDATE booking SET guest_locale = 'en' WHERE id = $1`, [fixtures.aoife.bookingId]);
    expect(fcm.sent[0]?.data.title).toMatch(/^رد من /);
  });

  it('is sent when staff answer, and not after checkout', async () => {
    await guestPhone(fixtures.aoife, 'aoife-phone');
    await sendPush(await brendanAnswers());
    expect(pushed()).toEqual(['aoife-phone']);
    expect(fcm.sent[0]?.data).toMatchObject({
      type: 'staff_message',
      click_action: '/chat/hotel-killarney',
      stay: `${fixtures.aoife.code}.0`,
    });
    await dbPool().query(`UPDATE booking SET status = 'checked_out' WHERE id = $1`, [
      fixtures.aoife.bookingId,
    ]);
    const notification = await brendanAnswers().catch(() => null);
    await dbPool().query(`UPDATE delivery SET accepted_at = now() - interval '6 s'`);
    if (notification) await sendPush(notification);
    await dbPool().query(`UPDATE booking SET status = 'in_house' WHERE id = $1`, [fixtures.aoife.bookingId]);
    expect(pushed()).toEqual(['aoife-phone']);
  });

  it('ends when the guest ends the session on their phone, which deletes the device', async () => {
    await guestPhone(fixtures.aoife, 'aoife-phone');
    await guestEndpoints.endSession(fixtures.killarney.slug, byGuestCookie(fixtures.aoife));
    expect(await devices()).toEqual([]);
    await dbPool().query('UPDATE guest_session SET revoked_at = NULL');
  });
});

describe('POST /api/push/deliveries/:deliveryId', () => {
  const say = (id: string, what: string) =>
    callRoute(report, 'POST', `/api/push/deliveries/${id}`, { deliveryId: id }, nobody, { json: { what } });

  it('records reports, repeats included, ignores unknown deliveries and rejects unknown reports', async () => {
    await staffPhone(fixtures.brendan, 'brendan-1');
    await sendPush(await aoifeWrites());
    const id = fcm.sent[0]?.data.delivery_id ?? '';
    for (const what of ['displayed', 'opened', 'displayed']) expect((await say(id, what)).status).toBe(204);
    expect(await ledger()).toEqual([{ state: 'opened', why: null }]);
    for (const unknown of [crypto.randomUUID(), 'nonsense'])
      expect((await say(unknown, 'opened')).status).toBe(204);
    expect((await say(id, 'deleted')).status).toBe(400);
  });
});

describe('the Firebase configuration', () => {
  const ask = async () => (await callRoute(pushConfig, 'GET', '/api/push/config', {}, nobody)).json();
  const WEB = {
    FIREBASE_WEB_API_KEY: 'key',
    FIREBASE_WEB_APP_ID: 'app',
    FIREBASE_WEB_MESSAGING_SENDER_ID: 'sender',
    FIREBASE_WEB_VAPID_KEY: 'vapid',
  };

  it('is null for the browser until both halves are set, and then contains no secret', async () => {
    for (const [name, value] of Object.entries(WEB)) vi.stubEnv(name, value);
    expect(await ask()).toEqual({ firebase: null });
    vi.stubEnv('FIREBASE_PROJECT_ID', 'hotelmate');
    const account = { project_id: 'hotelmate', client_email: 'a@b.c', private_key: 'PRIVATE KEY' };
    vi.stubEnv('FIREBASE_CREDENTIALS', JSON.stringify(account));
    expect(await ask()).toEqual({
      firebase: {
        apiKey: 'key',
        projectId: 'hotelmate',
        messagingSenderId: 'sender',
        appId: 'app',
        vapidKey: 'vapid',
      },
    });
  });

  it('stops the start with a named error when it is half set or of another project', () => {
    vi.stubEnv('FIREBASE_PROJECT_ID', 'hotelmate');
    expect(() => checkEnvironment()).toThrow('FIREBASE_CREDENTIALS');
    const account = { project_id: 'another', client_email: 'a@b.c', private_key: 'PRIVATE KEY' };
    vi.stubEnv('FIREBASE_CREDENTIALS', JSON.stringify(account));
    expect(() => checkEnvironment()).toThrow('another project');
  });
});
