import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  DELETE as forgetGuestDevice,
  POST as keepGuestDevice,
} from '@/app/api/public/chat/[hotelSlug]/guest/chat/devices/route';
import { GET as pushConfig } from '@/app/api/push/config/route';
import { POST as report } from '@/app/api/push/deliveries/[deliveryId]/route';
import { POST as keepStaffDevice } from '@/app/api/staff/devices/route';
import { POST as saveToken } from '@/app/api/staff/save-fcm-token/route';
import { pushTarget } from '@/lib/notifications/targets/push-target';
import { dbPool } from '@/lib/platform/db';
import { checkEnvironment } from '@/lib/platform/env';
import { AN_EVENT, aMessage, aStaffMessageRow, aStory } from '@/lib/testing/a-message';
import { byApiToken, byGuestCookie, callRoute, nobody } from '@/lib/testing/call-route';
import { guestDoors } from '@/lib/testing/doors';
import { countQueries } from '@/lib/testing/expect-queries';
import { useFcm } from '@/lib/testing/fcm-stub';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import {
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/the-killarney';
import { FCM } from '@/scripts/embedded/firebase';

useFreshDatabase();
const fcm = useFcm();
let cast: TheKillarney;
beforeAll(async () => {
  cast = await seedTheKillarney();
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
  callRoute(keepStaffDevice, 'POST', '/api/staff/devices', {}, byApiToken(staff), {
    json: { ...phone(value), ...more },
  });
const guestPhone = (guest: TestGuest, value: string, handler = keepGuestDevice, method = 'POST') =>
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
const rung = () => fcm.sent.map(({ token }) => token).sort();

/** Aoife writes; the story of it, as the outbox would tell it now. */
async function aoifeWrites(text = 'Towels, please') {
  const { conversation_id: conversationId, seq } = await guestSays(cast.aoife, text);
  const event = { ...AN_EVENT.message_created, seq, payload: aMessage({ body: text }) };
  return aStory(event, { conversationId, at: new Date().toISOString() });
}
async function brendanAnswers() {
  const { conversationId } = await aoifeWrites();
  const { seq } = (await staffSays(cast.brendan, conversationId, 'On their way')).message;
  const event = { ...AN_EVENT.message_created, seq, payload: aMessage(aStaffMessageRow()) };
  return aStory(event, { conversationId, at: new Date().toISOString() });
}
const ring = (story: Awaited<ReturnType<typeof aoifeWrites>>) => pushTarget(fcm.sender()).deliver(story);

describe('a guest’s message', () => {
  it('rings every phone of whoever is on duty, without what was said, and nobody next door', async () => {
    for (const value of ['brendan-1', 'brendan-2']) await staffPhone(cast.brendan, value);
    await staffPhone(cast.declan, 'declan-1');
    await guestPhone(cast.marco, 'marco-phone');
    expect(await ring(await aoifeWrites('My secret'))).toEqual([{ outcome: 'delivered' }]);
    expect(rung()).toEqual(['brendan-1', 'brendan-2']);
    expect(JSON.stringify(fcm.sent)).not.toContain('My secret');
    expect(await ledger()).toEqual(Array(2).fill({ state: 'accepted', why: null }));
  });

  it('shows what was said only on a phone that asked for it', async () => {
    await staffPhone(cast.brendan, 'brendan-1', { shows_preview: true });
    await ring(await aoifeWrites('Two towels'));
    expect(fcm.sent[0]?.data.body).toBe('Two towels');
  });

  it('rings nobody who looks, nor for what was read or deleted meanwhile', async () => {
    await staffPhone(cast.brendan, 'brendan-1');
    const story = await aoifeWrites();
    const looks = `INSERT INTO presence (key, hotel_id, staff_id, conversation_id, is_visible) VALUES ('x', $1, $2, $3, true)`;
    await dbPool().query(looks, [cast.killarney.id, cast.brendan.id, story.conversationId]);
    expect(await ring(story)).toEqual([{ outcome: 'skipped', reason: 'no_recipient' }]);
    await dbPool().query('DELETE FROM presence');
    await dbPool().query('UPDATE message SET deleted_at = now() WHERE seq = $1', [story.event?.seq]);
    expect(await ring(story)).toEqual([{ outcome: 'skipped', reason: 'no_recipient' }]);
    await dbPool().query('UPDATE message SET deleted_at = NULL');
    await dbPool().query('UPDATE conversation SET staff_read_seq = last_seq');
    expect(await ring(story)).toEqual([{ outcome: 'skipped', reason: 'no_recipient' }]);
    await dbPool().query('UPDATE conversation SET staff_read_seq = 0');
    expect(await ring(story)).toEqual([{ outcome: 'delivered' }]);
  });

  it('rings a phone once, whoever tells it again and however many at once', async () => {
    await staffPhone(cast.brendan, 'brendan-1');
    const story = await aoifeWrites();
    await Promise.all([ring(story), ring(story), ring(story)]);
    await ring(story);
    expect(rung()).toEqual(['brendan-1']);
  });

  it('rings after all when whoever claimed it died before they could', async () => {
    await staffPhone(cast.brendan, 'brendan-1');
    const story = await aoifeWrites();
    fcm.answers.set('brendan-1', FCM.broken);
    await ring(story);
    await dbPool().query(`UPDATE delivery SET claimed_until = now() + interval '20 s'`);
    fcm.answers.clear();
    fcm.sent.length = 0;
    expect(await ring(story)).toMatchObject([{ outcome: 'failed', retry: true }]);
    expect(rung()).toEqual([]);
    await dbPool().query(`UPDATE delivery SET claimed_until = now() - interval '1 s'`);
    expect(await ring(story)).toEqual([{ outcome: 'delivered' }]);
    expect(rung()).toEqual(['brendan-1']);
  });

  it('rings once in five seconds, and the next one again', async () => {
    await staffPhone(cast.brendan, 'brendan-1');
    await ring(await aoifeWrites());
    await ring(await aoifeWrites('And soap'));
    expect(rung()).toEqual(['brendan-1']);
    expect(await ledger()).toContainEqual({ state: 'skipped', why: 'collapsed' });
    await dbPool().query(`UPDATE delivery SET accepted_at = now() - interval '6 s'`);
    await ring(await aoifeWrites('And tea'));
    expect(rung()).toEqual(['brendan-1', 'brendan-1']);
  });

  it('rings whoever a ladder calls for, once for each call, and for its timer nobody', async () => {
    for (const [staff, value] of [
      [cast.brendan, 'brendan-1'],
      [cast.siobhan, 'siobhan-1'],
      [cast.ronan, 'ronan-1'],
    ] as const)
      await staffPhone(staff, value);
    const { conversationId } = await aoifeWrites();
    const at = new Date().toISOString();
    const called = (newsId: number, step: number, staffIds: number[]) =>
      aStory(null, { newsId, conversationId, at, call: { step, waitingSince: at, staffIds } });
    const [first, second] = [called(71, 1, [cast.siobhan.id]), called(72, 2, [cast.siobhan.id])];
    await Promise.all([ring(first), ring(first)]);
    expect(rung()).toEqual(['siobhan-1']);
    expect(fcm.sent[0]?.data).toMatchObject({
      type: 'guest_waiting',
      title: 'Still no answer, room 204',
      click_action: `/staff/hotel-killarney/conversations/${conversationId}`,
    });
    expect(fcm.sent[0]?.data).not.toHaveProperty('stay');
    await dbPool().query(`UPDATE delivery SET accepted_at = now() - interval '6 s'`);
    await ring(second);
    expect(rung()).toEqual(['siobhan-1', 'siobhan-1']);
    // Somebody next door, the timer, and "I'm on it" ring nobody.
    await ring(called(73, 3, [cast.ronan.id]));
    await ring(called(74, 0, [cast.siobhan.id]));
    await ring(aStory(null, { newsId: 75, conversationId, at, timer: 'ladder' }));
    expect(rung()).toHaveLength(2);
  });

  it('speaks to each in their own language: theirs, else the hotel’s', async () => {
    await dbPool().query(`UPDATE staff SET locale = 'de' WHERE id = $1`, [cast.brendan.id]);
    await staffPhone(cast.brendan, 'brendan-1');
    await ring(await aoifeWrites());
    expect(fcm.sent[0]?.data).toMatchObject({
      title: 'Neue Nachricht, Zimmer 204',
      body: 'Zum Lesen HotelMate öffnen.',
    });
    await dbPool().query('UPDATE staff SET locale = NULL');
  });

  it('rings the department it was given to, at the giving and at the next words, and nobody at the front', async () => {
    const cleaner = await addStaff(cast.killarney, { role: 'housekeeper', department: 'housekeeping' });
    for (const [staff, value] of [
      [cleaner, 'cleaner-1'],
      [cast.brendan, 'brendan-1'],
      [cast.ronan, 'ronan-1'],
    ] as const)
      await staffPhone(staff, value);
    const { conversationId, at } = await aoifeWrites();
    const { id, name, role } = cast.brendan;
    await dbPool().query(`UPDATE conversation SET department = 'housekeeping' WHERE id = $1`, [
      conversationId,
    ]);
    const payload = {
      current_staff_handler: null,
      staff: { name, role },
      by: { id, name, role },
      department: 'housekeeping' as const,
    };
    await ring(aStory({ ...AN_EVENT.staff_assigned, seq: 900, payload }, { conversationId, at }));
    expect(rung()).toEqual(['cleaner-1']);
    await dbPool().query(`UPDATE delivery SET accepted_at = now() - interval '6 s'`);
    await ring(await aoifeWrites('And soap'));
    expect(rung()).toEqual(['cleaner-1', 'cleaner-1']);
    await dbPool().query('UPDATE conversation SET department = NULL');
  });

  it('leaves whoever is in their quiet hours in peace, until a guest has waited too long for anybody', async () => {
    await dbPool().query(
      `UPDATE staff SET quiet_from = m.now, quiet_to = (m.now + 60) % 1440 FROM (
         SELECT (extract(hour FROM l.t) * 60 + extract(minute FROM l.t))::int AS now
         FROM (SELECT now() AT TIME ZONE time_zone AS t FROM hotel WHERE id = $1) l) m WHERE id = $2`,
      [cast.killarney.id, cast.brendan.id],
    );
    await staffPhone(cast.brendan, 'brendan-1');
    const { conversationId } = await aoifeWrites();
    expect(await ring(await aoifeWrites())).toEqual([{ outcome: 'skipped', reason: 'no_recipient' }]);
    const at = new Date().toISOString();
    const called = (newsId: number, step: number) =>
      ring(
        aStory(null, {
          ...{ newsId, conversationId, at },
          call: { step, waitingSince: at, staffIds: [cast.brendan.id] },
        }),
      );
    await called(81, 2);
    expect(rung()).toEqual([]);
    await called(82, 3);
    expect(rung()).toEqual(['brendan-1']);
    await dbPool().query('UPDATE staff SET quiet_from = NULL, quiet_to = NULL');
  });

  it('costs as many statements for fifty people and 150 phones as for one', async () => {
    await staffPhone(cast.brendan, 'brendan-1');
    const one = await aoifeWrites();
    const before = await countQueries(() => ring(one));
    await dbPool().query(
      `WITH s AS (INSERT INTO staff (hotel_id, username, password_hash, first_name, last_name, role, department, is_on_duty)
         SELECT $1, 'many-' || n, '', 'A', 'B', 'receptionist', 'reception', true FROM generate_series(1, 49) n RETURNING id)
       INSERT INTO device (hotel_id, staff_id, kind, value)
         SELECT $1, id, 'registration_token', 'many-' || id || '-' || n FROM s, generate_series(1, 3) n`,
      [cast.killarney.id],
    );
    const many = await aoifeWrites();
    await dbPool().query(`UPDATE delivery SET accepted_at = now() - interval '6 s'`);
    expect(await countQueries(() => ring(many))).toBe(before);
    expect(new Set(rung()).size).toBe(148);
    await dbPool().query(`DELETE FROM delivery; DELETE FROM device`);
    await dbPool().query(`DELETE FROM staff WHERE username LIKE 'many-%'`);
  });

  it('asks the database nothing where no Firebase is configured', async () => {
    expect(await pushTarget(null).deliver(aStory(AN_EVENT.message_created))).toEqual([
      { outcome: 'skipped', reason: 'not_configured' },
    ]);
  });
});

describe('phones', () => {
  it('that are dead go at first sight, and no healthy one, in a hundred mixed answers', async () => {
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
    // Keys that are refused stop everything: those come in a run of their own.
    const healthy = given.filter(({ kind }) => !['unregistered', 'badToken'].includes(kind));
    await dbPool().query(
      `INSERT INTO device (hotel_id, staff_id, kind, value) SELECT $1, $2, 'registration_token', unnest($3::text[])`,
      [
        cast.killarney.id,
        cast.brendan.id,
        given.filter(({ kind }) => kind !== 'otherSender').map(({ value }) => value),
      ],
    );
    await ring(await aoifeWrites());
    expect(await devices()).toEqual(
      healthy
        .filter(({ kind }) => kind !== 'otherSender')
        .map(({ value }) => value)
        .sort(),
    );
    await dbPool().query('DELETE FROM device');
    await staffPhone(cast.brendan, 'phone-no-4');
    await ring(await aoifeWrites());
    expect(await devices()).toEqual(['phone-no-4']);
  }, 60_000);

  it('ring for whoever registered them last, and for nobody before', async () => {
    await staffPhone(cast.brendan, 'shared-phone');
    expect((await guestPhone(cast.marco, 'shared-phone')).status).toBe(200);
    await ring(await aoifeWrites());
    expect(rung()).toEqual([]);
    expect(await devices()).toEqual(['shared-phone']);
  });

  it('are forgotten by their owner, and by nobody else', async () => {
    await guestPhone(cast.aoife, 'aoife-phone');
    await guestPhone(cast.marco, 'aoife-phone', forgetGuestDevice, 'DELETE');
    expect(await devices()).toEqual(['aoife-phone']);
    await guestPhone(cast.aoife, 'aoife-phone', forgetGuestDevice, 'DELETE');
    expect(await devices()).toEqual([]);
  });

  it('are taken under the old name too, and from nobody unknown', async () => {
    const ask = (as: Record<string, string>) =>
      callRoute(saveToken, 'POST', '/api/staff/save-fcm-token/', {}, as, {
        json: { fcm_token: 'old-token' },
      });
    expect((await ask(nobody)).status).toBe(401);
    expect((await ask(byApiToken(cast.brendan))).status).toBe(200);
    expect(await devices()).toEqual(['old-token']);
  });
});

describe('a guest', () => {
  it('hears it in the language of the booking', async () => {
    await dbPool().query(`UPDATE booking SET guest_locale = 'ar' WHERE id = $1`, [cast.aoife.bookingId]);
    await guestPhone(cast.aoife, 'aoife-phone');
    await ring(await brendanAnswers());
    await dbPool().query(`UPDATE booking SET guest_locale = 'en' WHERE id = $1`, [cast.aoife.bookingId]);
    expect(fcm.sent[0]?.data.title).toMatch(/^رد من /);
  });

  it('is rung when staff answer, until the stay, the session or the wait is over', async () => {
    await guestPhone(cast.aoife, 'aoife-phone');
    await ring(await brendanAnswers());
    expect(rung()).toEqual(['aoife-phone']);
    expect(fcm.sent[0]?.data).toMatchObject({
      type: 'staff_message',
      click_action: '/chat/hotel-killarney',
      stay: `${cast.aoife.code}.0`,
    });
    await dbPool().query(`UPDATE booking SET status = 'checked_out' WHERE id = $1`, [cast.aoife.bookingId]);
    const story = await brendanAnswers().catch(() => null);
    await dbPool().query(`UPDATE delivery SET accepted_at = now() - interval '6 s'`);
    if (story) await ring(story);
    await dbPool().query(`UPDATE booking SET status = 'in_house' WHERE id = $1`, [cast.aoife.bookingId]);
    expect(rung()).toEqual(['aoife-phone']);
  });

  it('who forgets the stay takes their phone along', async () => {
    await guestPhone(cast.aoife, 'aoife-phone');
    await guestDoors.forgetSession(cast.killarney.slug, byGuestCookie(cast.aoife));
    expect(await devices()).toEqual([]);
    await dbPool().query('UPDATE guest_session SET revoked_at = NULL');
  });
});

describe('a worker', () => {
  const say = (id: string, what: string) =>
    callRoute(report, 'POST', `/api/push/deliveries/${id}`, { deliveryId: id }, nobody, { json: { what } });

  it('says what became of its ring, as often as it likes, and of no other', async () => {
    await staffPhone(cast.brendan, 'brendan-1');
    await ring(await aoifeWrites());
    const id = fcm.sent[0]?.data.delivery_id ?? '';
    for (const what of ['displayed', 'opened', 'displayed']) expect((await say(id, what)).status).toBe(204);
    expect(await ledger()).toEqual([{ state: 'opened', why: null }]);
    for (const unknown of [crypto.randomUUID(), 'nonsense'])
      expect((await say(unknown, 'opened')).status).toBe(204);
    expect((await say(id, 'deleted')).status).toBe(400);
  });
});

describe('what a browser is told of Firebase', () => {
  const ask = async () => (await callRoute(pushConfig, 'GET', '/api/push/config', {}, nobody)).json();
  const WEB = {
    FIREBASE_WEB_API_KEY: 'key',
    FIREBASE_WEB_APP_ID: 'app',
    FIREBASE_WEB_MESSAGING_SENDER_ID: 'sender',
    FIREBASE_WEB_VAPID_KEY: 'vapid',
  };

  it('is null until both halves are there, and then nothing secret', async () => {
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

  it('stops the start, named, when it is half set or of another project', () => {
    vi.stubEnv('FIREBASE_PROJECT_ID', 'hotelmate');
    expect(() => checkEnvironment()).toThrow('FIREBASE_CREDENTIALS');
    const account = { project_id: 'another', client_email: 'a@b.c', private_key: 'PRIVATE KEY' };
    vi.stubEnv('FIREBASE_CREDENTIALS', JSON.stringify(account));
    expect(() => checkEnvironment()).toThrow('another project');
  });
});
