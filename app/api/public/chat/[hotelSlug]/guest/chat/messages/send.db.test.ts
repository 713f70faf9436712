import { beforeAll, describe, expect, it } from 'vitest';
import { guestSendReplySchema, messageSchema } from '@/lib/contract/chat';
import { db } from '@/lib/platform/db';
import { byGuestCookie, byToken } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const sendAs = (guest: TheKillarney['aoife'], json: unknown) =>
  guestEndpoints.send(guest.hotel.slug, byToken(guest), { json });

describe('POST messages by a guest', () => {
  it('answers 201 with exactly the fields that earlier clients know', async () => {
    const { aoife } = fixtures;
    const response = await sendAs(aoife, { message: '  Could we have towels?  ', client_message_id: 'one' });
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const body = await response.json();
    const sent = body.message;
    expect(body).toEqual({
      message_id: sent.id,
      sent_at: sent.timestamp,
      conversation_id: sent.conversation_id,
      seq: 1,
      client_message_id: 'one',
      message: sent,
    });
    expect(Object.keys(sent).sort()).toEqual(Object.keys(messageSchema.shape).sort());
    expect(sent).toMatchObject({
      seq: 1,
      conversation: sent.conversation_id,
      room_number: '204',
      booking_id: aoife.code,
      sender_type: 'guest',
      staff: null,
      staff_info: null,
      guest_name: 'Aoife Byrne',
      message: 'Could we have towels?',
      status: 'pending',
      is_read_by_recipient: false,
      read_by_staff: false,
      is_edited: false,
      is_deleted: false,
      reply_to: null,
      reply_to_message: null,
      attachments: [],
      has_attachments: false,
      client_message_id: 'one',
    });
  });

  it('accepts a message with the cookie of our own page', async () => {
    const guest = await addGuest(fixtures.killarney);
    const response = await guestEndpoints.send(guest.hotel.slug, byGuestCookie(guest), {
      json: { message: 'From my phone' },
    });
    expect(response.status).toBe(201);
  });

  it('returns the message replied to, cut to a hundred characters', async () => {
    const guest = await addGuest(fixtures.killarney);
    const first = await guestSays(guest, 'a'.repeat(300));
    const { message } = await guestSays(guest, 'That one', { reply_to: first.message_id });
    expect(message.reply_to).toBe(first.message_id);
    expect(message.reply_to_message?.message).toBe(`${'a'.repeat(99)}…`);
  });

  it('accepts a message of 4,000 characters in any script', async () => {
    const guest = await addGuest(fixtures.killarney);
    const text = 'ش'.repeat(4000);
    expect((await guestSays(guest, text)).message.message).toBe(text);
  });

  it('preserves the author name under which a message was written', async () => {
    const guest = await addGuest(fixtures.killarney, { firstName: 'Maeve', lastName: 'Healy' });
    await guestSays(guest, 'Hello');
    await db().booking.update({ where: { id: guest.bookingId }, data: { guestFirstName: 'Somebody' } });
    const page = await (await guestEndpoints.messages(guest.hotel.slug, byToken(guest))).json();
    expect(page.messages[0].guest_name).toBe('Maeve Healy');
  });
});

describe('repeated requests to send as a guest', () => {
  it('answers 200 with the same body to a repeated client_message_id and stores one message', async () => {
    const guest = await addGuest(fixtures.killarney);
    const asked = { message: 'Once', client_message_id: 'retry' };
    const first = await sendAs(guest, asked);
    const second = await sendAs(guest, asked);
    expect([first.status, second.status]).toEqual([201, 200]);
    const body = guestSendReplySchema.parse(await first.json());
    expect(await second.json()).toEqual(body);
    const where = { conversationId: body.conversation_id };
    expect([await db().message.count({ where }), await db().outboxItem.count({ where })]).toEqual([1, 1]);
  });

  it('stores one message when the same request is sent ten times at once', async () => {
    const guest = await addGuest(fixtures.killarney);
    const asked = { message: 'Together', client_message_id: 'together' };
    const tries = await Promise.all(Array.from({ length: 10 }, () => sendAs(guest, asked)));
    expect(tries.map((response) => response.status).sort()).toEqual([...Array(9).fill(200), 201]);
    const ids = await Promise.all(tries.map(async (response) => (await response.json()).message_id));
    expect(new Set(ids).size).toBe(1);
  });

  it('refuses a client_message_id reused with another text or another reply', async () => {
    const guest = await addGuest(fixtures.killarney);
    const first = await guestSays(guest, 'First', { client_message_id: 'taken' });
    const others = [
      { message: 'Second', client_message_id: 'taken' },
      { message: 'First', client_message_id: 'taken', reply_to: first.message_id },
    ];
    for (const asked of others) await expectRefusal(() => sendAs(guest, asked), 'client_id_reused');
  });

  it('creates one conversation for concurrent first messages', async () => {
    const guest = await addGuest(fixtures.killarney);
    const sent = await Promise.all([guestSays(guest, 'A'), guestSays(guest, 'B'), guestSays(guest, 'C')]);
    expect(new Set(sent.map((reply) => reply.conversation_id)).size).toBe(1);
    expect(sent.map((reply) => reply.seq).sort()).toEqual([1, 2, 3]);
    expect(await db().conversation.count({ where: { bookingId: guest.bookingId } })).toBe(1);
  });
});
