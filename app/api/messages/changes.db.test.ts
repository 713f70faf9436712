import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import type { NotificationPayload } from '@/lib/notifications/ports';
import { publicationsOf } from '@/lib/notifications/targets/realtime-target';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints, hotelEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { HARD, messageEndpoints } from '@/lib/testing/message-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let guest: TestGuest;
let id: number;
let conversationId: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  guest = await addGuest(fixtures.killarney);
  ({ message_id: id, conversation_id: conversationId } = await guestSays(guest, 'Two towels'));
});

const slug = 'hotel-killarney';
const words = { json: { message: 'Other words' } };
const rename = (firstName: string) => ({ data: { guestFirstName: firstName } });

/** The answers of all endpoints that show this conversation, as one text. */
async function everythingShown(): Promise<string> {
  const { siobhan } = fixtures;
  const answers = [
    await guestEndpoints.messages(slug, byToken(guest)),
    await guestEndpoints.events(slug, byToken(guest), { query: '?after=0&limit=200' }),
    await conversationEndpoints.messages(slug, conversationId, byApiToken(siobhan)),
    await conversationEndpoints.events(slug, conversationId, byApiToken(siobhan), {
      query: '?after=0&limit=200',
    }),
    await conversationEndpoints.read(slug, conversationId, byApiToken(siobhan)),
    await hotelEndpoints.inbox(slug, byApiToken(siobhan)),
    await messageEndpoints.revisions(id, byApiToken(siobhan)),
  ];
  for (const answer of answers) expect(answer.status).toBe(200);
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  return texts.join('\n');
}

/** The publications for Pusher that the pending outbox items produce, as one text. */
async function everythingTold(): Promise<string> {
  const notifications: NotificationPayload[] = [];
  const target = {
    name: 'listener',
    deliver: async (notification: NotificationPayload) => {
      notifications.push(notification);
      return [];
    },
  };
  await createNotificationManager(loadPayloads, [target]).deliverPending();
  expect(notifications.length).toBeGreaterThan(0);
  return JSON.stringify(notifications.flatMap(publicationsOf));
}

describe('a deleted message', () => {
  it.each([
    { name: 'softly', asked: {} },
    { name: 'for good', asked: HARD },
  ])(
    'removes the text of a message deleted $name from every answer, event, preview, quote and outbox item',
    async ({ asked }) => {
      const { siobhan, brendan } = fixtures;
      await messageEndpoints.guestEdit(slug, id, byToken(guest), { json: { message: 'canary-7f3a second' } });
      await messageEndpoints.guestEdit(slug, id, byToken(guest), { json: { message: 'canary-7f3a third' } });
      await staffSays(brendan, conversationId, 'Certainly', { reply_to: id });
      expect(await everythingShown()).toContain('canary-7f3a');
      expect((await messageEndpoints.staffRemove(id, byApiToken(siobhan), asked)).status).toBe(200);
      expect(await everythingShown()).not.toContain('canary-7f3a');
      expect(await everythingTold()).not.toContain('canary-7f3a');
      const outbox = await db().outboxItem.findMany();
      const audit = await db().auditEntry.findMany();
      const kept = JSON.stringify([outbox, audit], (_key, value) =>
        typeof value === 'bigint' ? Number(value) : value,
      );
      expect(kept).not.toContain('canary-7f3a');
      const { messages } = z
        .object({ messages: z.array(z.looseObject({ reply_to_message: z.unknown() })) })
        .parse(await (await guestEndpoints.messages(slug, byToken(guest))).json());
      expect(messages.at(-1)).toMatchObject({
        reply_to_message: { id, message: DELETED_TEXT, is_deleted: true },
      });
    },
  );

  it('leaves the author name and sequence number of an erased message unchanged', async () => {
    await db().booking.update({ where: { id: guest.bookingId }, ...rename('Somebody Else') });
    await messageEndpoints.guestEdit(slug, id, byToken(guest), words);
    await messageEndpoints.staffRemove(id, byApiToken(fixtures.siobhan), HARD);
    const { senderName, seq } = await db().message.findUniqueOrThrow({ where: { id } });
    expect([senderName, seq]).toEqual([guest.name, 1n]);
  });
});

describe('GET revisions', () => {
  it('returns each earlier text with its editor and time to a manager', async () => {
    const said = await staffSays(fixtures.brendan, conversationId, 'At sevn');
    await messageEndpoints.staffEdit(said.message.id, byApiToken(fixtures.brendan), {
      json: { message: 'At seven' },
    });
    const response = await messageEndpoints.revisions(said.message.id, byApiToken(fixtures.siobhan));
    const { brendan } = fixtures;
    expect(await response.json()).toEqual({
      message_id: said.message.id,
      revisions: [
        {
          message: 'At sevn',
          edited_by: { id: brendan.id, name: brendan.name },
          edited_at: expect.stringMatching(/Z$/),
        },
      ],
    });
  });

  it('refuses other staff, strangers and staff of another hotel', async () => {
    await messageEndpoints.guestEdit(slug, id, byToken(guest), words);
    await expectRefusal(() => messageEndpoints.revisions(id, byApiToken(fixtures.brendan)), 'forbidden');
    await expectRefusal(() => messageEndpoints.revisions(id, byApiToken(fixtures.ronan)), 'not_found');
    await expectRefusal(() => messageEndpoints.revisions(id, {}), 'unauthenticated');
  });
});
