import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { BAD_BODIES } from '@/lib/testing/bad-bodies';
import { byToken } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { tableHashes } from '@/lib/testing/table-hashes';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const mark = async (guest: TestGuest, up_to_seq: number) =>
  (await guestEndpoints.markRead(guest.hotel.slug, byToken(guest), { json: { up_to_seq } })).json();

async function answered() {
  const guest = await addGuest(fixtures.killarney);
  const { conversation_id } = await guestSays(guest, 'Hello');
  for (const text of ['One', 'Two', 'Three']) await staffSays(fixtures.brendan, conversation_id, text);
  return { guest, conversation_id };
}

describe('POST mark-read by a guest', () => {
  it('answers with the read position and the number of messages that are newly read', async () => {
    const { guest } = await answered();
    expect(await mark(guest, 4)).toEqual({ last_read_seq: 4, marked_as_read: 1 });
    expect(await mark(guest, 99)).toEqual({ last_read_seq: 6, marked_as_read: 2 });
  });

  it('answers with zeros to mark-read before the first message', async () => {
    const guest = await addGuest(fixtures.killarney);
    expect(await mark(guest, 5)).toEqual({ last_read_seq: 0, marked_as_read: 0 });
  });
});

describe('repeated requests to mark as read', () => {
  it('never moves the read position back and writes nothing the second time', async () => {
    const { guest } = await answered();
    await mark(guest, 6);
    const before = await tableHashes();
    expect(await mark(guest, 6)).toEqual({ last_read_seq: 6, marked_as_read: 0 });
    expect(await mark(guest, 1)).toEqual({ last_read_seq: 6, marked_as_read: 0 });
    expect(await tableHashes()).toEqual(before);
  });

  it('counts each message once for concurrent requests', async () => {
    const { guest, conversation_id } = await answered();
    const answers = await Promise.all(Array.from({ length: 6 }, () => mark(guest, 6)));
    const marked = answers.reduce((sum, answer) => sum + answer.marked_as_read, 0);
    expect(marked).toBe(3);
    const row = await db().conversation.findUniqueOrThrow({ where: { id: conversation_id } });
    expect(row.guestUnreadCount).toBe(0);
  });
});

describe('messages outside mark-read', () => {
  it('leaves the own messages of the guest and the messages of other bookings unread', async () => {
    const [mine, others] = [await answered(), await answered()];
    await mark(mine.guest, 99);
    const both = [mine.conversation_id, others.conversation_id];
    const read = await db().message.findMany({
      where: { conversationId: { in: both }, readAt: { not: null } },
    });
    expect(read.map((message) => [Number(message.conversationId), message.senderType])).toEqual(
      Array(3).fill([mine.conversation_id, 'staff']),
    );
    const row = await db().conversation.findUniqueOrThrow({ where: { id: others.conversation_id } });
    expect(row.guestUnreadCount).toBe(3);
  });
});

describe('invalid input of POST mark-read', () => {
  it.each(BAD_BODIES)('refuses mark-read with %s', async (_name, asked, code) => {
    const { aoife } = fixtures;
    await expectRefusal(() => guestEndpoints.markRead(aoife.hotel.slug, byToken(aoife), asked), code);
  });

  it('refuses mark-read with an invalid position or an unknown field', async () => {
    const { aoife } = fixtures;
    const wrong: unknown[] = [-1, 1.5, '1', null, [1], { gt: 0 }, 1e300];
    const bodies = [
      ...wrong.map((up_to_seq) => ({ up_to_seq })),
      { up_to_seq: 1, conversation_id: 1 },
      { up_to_seq: 1, reader: 'staff' },
    ];
    await expectRefusals(
      bodies.map((json) => () => guestEndpoints.markRead(aoife.hotel.slug, byToken(aoife), { json })),
      'invalid_input',
    );
  });
});
