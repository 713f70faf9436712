import { beforeAll, describe, expect, it } from 'vitest';
import { BAD_BODIES } from '@/lib/testing/bad-bodies';
import { byToken } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await guestSays(fixtures.aoife, 'Hello');
});

describe('invalid input of POST messages by a guest', () => {
  it.each(BAD_BODIES)('refuses a message whose body is %s', async (_name, asked, code) => {
    const guest = await addGuest(fixtures.killarney);
    await expectRefusal(() => guestEndpoints.send(guest.hotel.slug, byToken(guest), asked), code);
  });

  it.each([
    ['empty', ''],
    ['only blanks', ' \t\n\u00a0'],
    ['only NUL', '\u0000\u0000'],
    ['4,001 characters', 'a'.repeat(4001)],
    ['a list', ['hello']],
    ['an object', { not: '' }],
    ['a number', 7],
    ['null', null],
  ])('refuses a text that is %s', async (_name, message) => {
    const guest = await addGuest(fixtures.killarney);
    const send = () => guestEndpoints.send(guest.hotel.slug, byToken(guest), { json: { message } });
    expect((await expectRefusal(send, 'invalid_input')).errors?.[0]?.path).toBe('message');
  });

  it.each([
    ['role', 'manager'],
    ['hotelId', 1],
    ['hotel_id', 1],
    ['isActive', true],
    ['senderType', 'staff'],
    ['sender_type', 'staff'],
    ['staffId', 1],
    ['staff', 1],
    ['isDeleted', false],
    ['seq', 99],
    ['readByStaff', true],
    ['conversation_id', 1],
    ['booking_id', 'BK-2026-0001'],
    ['guest_name', 'Reception'],
    ['constructor', {}],
  ])('refuses a message that sets %s', async (name, value) => {
    const guest = await addGuest(fixtures.killarney);
    const json = { message: 'a', [name]: value };
    await expectRefusal(
      () => guestEndpoints.send(guest.hotel.slug, byToken(guest), { json }),
      'invalid_input',
    );
  });

  it.each([
    ['client_message_id', ''],
    ['client_message_id', 'a'.repeat(101)],
    ['client_message_id', 'a\u0000b'],
    ['client_message_id', { gt: '' }],
    ['client_message_id', ['a', 'b']],
    ['reply_to', '1'],
    ['reply_to', 0],
    ['reply_to', -1],
    ['reply_to', 1.5],
    ['reply_to', 1e300],
    ['reply_to', { gt: 0 }],
    ['reply_to', [1]],
    ['attachment_ids', [1, 2, 3, 4, 5, 6]],
    ['attachment_ids', 'all'],
  ])('refuses a message with %s set to %j', async (name, value) => {
    const guest = await addGuest(fixtures.killarney);
    const json = { message: 'a', [name]: value };
    await expectRefusal(
      () => guestEndpoints.send(guest.hotel.slug, byToken(guest), { json }),
      'invalid_input',
    );
  });

  it('removes NUL characters from a text and sends the rest', async () => {
    const guest = await addGuest(fixtures.killarney);
    expect((await guestSays(guest, 'Good\u0000 night')).message.message).toBe('Good night');
  });

  it('refuses a reply to a message of another booking or hotel or to an absent one', async () => {
    const guest = await addGuest(fixtures.killarney);
    const ofAoife = await guestSays(fixtures.aoife, 'Private');
    const ofMarco = await guestSays(fixtures.marco, 'Private');
    for (const reply_to of [ofAoife.message_id, ofMarco.message_id, Number.MAX_SAFE_INTEGER]) {
      const json = { message: 'a', reply_to };
      await guestSays(guest, 'Now there is a conversation to reply in');
      await expectRefusal(() => guestEndpoints.send(guest.hotel.slug, byToken(guest), { json }), 'not_found');
    }
  });
});
