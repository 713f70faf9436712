import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as openSession } from '@/app/api/public/chat/[hotelSlug]/guest/chat/session/route';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { clock } from '@/lib/kernel/clock';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import { mailTarget } from '@/lib/notifications/targets/mail-target';
import { dbPool } from '@/lib/platform/db';
import { AN_EVENT, aNotification } from '@/lib/testing/a-message';
import { callRoute, nobody } from '@/lib/testing/call-route';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { emptyOutbox, expireLeases, readOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { bodyOf, useSmtp } from '@/lib/testing/smtp-stub';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
const smtp = useSmtp();
const realNow = clock.now;
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  smtp.received.length = 0;
  smtp.state.refusal = null;
  await emptyOutbox();
  return () => {
    clock.now = realNow;
  };
});

const drain = () =>
  createNotificationManager(loadPayloads, [mailTarget(smtp.sender())])
    .deliverPending()
    .then(() => undefined);
const isDue = () => dbPool().query(`UPDATE outbox SET due_at = now(), claimed_until = NULL`);

async function aGuest(email: string | null, locale = 'en'): Promise<TestGuest> {
  const guest = await addGuest(fixtures.killarney, { firstName: 'Nora', lastName: 'Quinn' });
  const set = 'UPDATE booking SET guest_email = $2, guest_locale = $3 WHERE id = $1';
  await dbPool().query(set, [guest.bookingId, email, locale]);
  return guest;
}

/** The guest asks, a staff member answers, and the outbox item is delivered. */
async function answered(guest: TestGuest, answer = 'Two towels are on their way') {
  const { conversation_id: id } = await guestSays(guest, 'Towels?');
  await staffSays(fixtures.brendan, id, answer);
  await expireLeases();
  await drain();
  return id;
}

describe('the mail for an unread answer', () => {
  it('goes to the guest after three minutes, once, with a link that opens their chat', async () => {
    const id = await answered(await aGuest('nora@post.example'));
    await staffSays(fixtures.brendan, id, 'And soap');
    await expireLeases();
    await drain();
    const [timer] = await readOutbox();
    expect(timer?.seconds).toBeGreaterThan(170);
    expect(timer?.seconds).toBeLessThanOrEqual(180);
    expect(smtp.received).toEqual([]);
    await isDue();
    await drain();
    expect(smtp.received).toHaveLength(1);
    const [mail] = smtp.received;
    expect(mail?.to).toEqual(['nora@post.example']);
    expect(mail?.raw).toMatch(/^From: Hotel Killarney <chat@hotels\.example>\r$/m);
    const body = mail ? bodyOf(mail) : '';
    expect(body).toContain('> Two towels are on their way\n\n> And soap');
    const token = /#t=(\S+)/.exec(body)?.[1];
    const path = '/api/public/chat/hotel-killarney/guest/chat/session';
    const params = { hotelSlug: 'hotel-killarney' };
    const opened = await callRoute(openSession, 'POST', path, params, nobody, { json: { token } });
    expect(opened.status).toBe(200);
    expect(await readOutbox()).toEqual([]);

    // One unread mail is enough. Once it is read, a later answer gets a mail again.
    await staffSays(fixtures.brendan, id, 'Anything else?');
    await expireLeases();
    await drain();
    expect(await readOutbox()).toEqual([]);
    await dbPool().query('UPDATE conversation SET guest_read_seq = last_seq WHERE id = $1', [id]);
    await staffSays(fixtures.brendan, id, 'Good night');
    await expireLeases();
    await drain();
    await isDue();
    await drain();
    expect(smtp.received.map(bodyOf).at(-1)).toContain('> Good night');
    expect(smtp.received).toHaveLength(2);
  });

  it.each(['read', 'deleted', 'left'] as const)(
    'is not sent once the answer is read or deleted or the guest has left: %s',
    async (how) => {
      const id = await answered(await aGuest('nora@post.example'));
      const change = {
        read: 'UPDATE conversation SET guest_read_seq = last_seq WHERE id = $1',
        deleted: `UPDATE message SET deleted_at = now() WHERE conversation_id = $1 AND sender_type = 'staff'`,
        left: `UPDATE booking SET status = 'checked_out' WHERE id = (SELECT booking_id FROM conversation WHERE id = $1)`,
      };
      await dbPool().query(change[how], [id]);
      await isDue();
      await drain();
      expect(smtp.received).toEqual([]);
      expect(await readOutbox()).toEqual([]);
    },
  );

  it('sets no timer for a guest without an address', async () => {
    await answered(await aGuest(null));
    expect(await readOutbox()).toEqual([]);
  });

  it.each([
    ['de', 'hat Ihnen geantwortet'],
    ['ar', 'لديك رد من'],
  ])('is in the guest’s language: %s', async (locale, words) => {
    await answered(await aGuest('nora@post.example', locale));
    await isDue();
    await drain();
    const [, coded = ''] = /^Subject: (.*(?:\r\n .*)*)/m.exec(smtp.received[0]?.raw ?? '') ?? [];
    const plain = coded
      .replaceAll(/\r\n /g, '')
      .replaceAll(/=\?UTF-8\?([QB])\?(.*?)\?=/g, (_, kind, text) =>
        kind === 'B'
          ? Buffer.from(text, 'base64').toString()
          : decodeURIComponent(text.replaceAll('_', ' ').replaceAll('=', '%')),
      );
    expect(plain).toContain(words);
  });

  it('is retried while the mail server is unavailable, and not when the mailbox does not exist', async () => {
    await answered(await aGuest('nora@post.example'));
    smtp.state.refusal = { code: 451, words: 'Later, nora@post.example' };
    await isDue();
    await drain();
    const [waits] = await readOutbox();
    expect(waits).toMatchObject({ isDead: false, error: 'mail: Mail EENVELOPE' });
    smtp.state.refusal = { code: 550, words: 'No such nora@post.example' };
    await isDue();
    await drain();
    expect(await readOutbox()).toMatchObject([{ isDead: true, error: 'mail: Mail EENVELOPE' }]);
    expect(smtp.received).toEqual([]);
  });

  it('lets no name add a header or a recipient', async () => {
    const guest = await aGuest('nora@post.example');
    const evil = 'Nora\r\nBcc: c@evil.example';
    await dbPool().query('UPDATE booking SET guest_first_name = $2 WHERE id = $1', [guest.bookingId, evil]);
    await dbPool().query(`UPDATE hotel SET name = E'Inn\\r\\nBcc: d@evil.example' WHERE id = $1`, [
      fixtures.killarney.id,
    ]);
    await answered(guest);
    await isDue();
    await drain();
    await dbPool().query(`UPDATE hotel SET name = 'Hotel Killarney' WHERE id = $1`, [fixtures.killarney.id]);
    expect(smtp.received).toHaveLength(1);
    for (const { to, raw } of smtp.received) {
      expect(to).toHaveLength(1);
      expect(to[0]).toMatch(/@post\.example$/);
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
    }
  });
});

describe('the mail for a waiting guest', () => {
  const waiting = async (step: number) => {
    const { conversation_id: conversationId } = await guestSays(await aGuest(null), 'My secret question');
    const call = { step, waitingSince: '2026-11-23T20:00:00.000Z', staffIds: [] };
    return aNotification(null, { conversationId, call });
  };

  it('goes to the hotel’s address at the last step, without the message, where an address is set', async () => {
    const target = mailTarget(smtp.sender());
    expect(await target.deliver(await waiting(4))).toEqual([{ outcome: 'skipped', reason: 'no_recipient' }]);
    await dbPool().query(`UPDATE hotel SET ladder_email = 'duty@killarney.example' WHERE id = $1`, [
      fixtures.killarney.id,
    ]);
    expect(await target.deliver(await waiting(3))).toEqual([]);
    const notification = await waiting(4);
    expect(await target.deliver(notification)).toEqual([{ outcome: 'delivered' }]);
    expect(smtp.received.map(({ to }) => to)).toEqual([['duty@killarney.example']]);
    const [mail] = smtp.received;
    const body = mail ? bodyOf(mail) : '';
    expect(body).toContain('20:00');
    expect(body).toContain(`/staff/hotel-killarney/conversations/${notification.conversationId}`);
    expect(mail?.raw).not.toContain('secret');
  });
});

it('skips as not configured without a sender, and queries no database', async () => {
  const target = mailTarget(null);
  const call = { step: 4, waitingSince: '2026-11-23T20:00:00.000Z', staffIds: [] };
  expect(await target.deliver(aNotification(null, { conversationId: 0, call }))).toEqual([
    { outcome: 'skipped', reason: 'not_configured' },
  ]);
  expect(await target.deliver(aNotification(AN_EVENT.message_created))).toEqual([]);
});
