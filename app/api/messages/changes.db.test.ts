import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';
import { tellNews } from '@/lib/guest-chat/tell-news';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import type { Story } from '@/lib/notifications/ports';
import { publicationsOf } from '@/lib/notifications/targets/realtime-target';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken } from '@/lib/testing/call-route';
import { conversationDoors, guestDoors, hotelDoors } from '@/lib/testing/doors';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { HARD, messageDoors } from '@/lib/testing/message-doors';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/the-killarney';

useFreshDatabase();
let cast: TheKillarney;
let guest: TestGuest;
let id: number;
let conversationId: number;
beforeAll(async () => {
  cast = await seedTheKillarney();
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  guest = await addGuest(cast.killarney);
  ({ message_id: id, conversation_id: conversationId } = await guestSays(guest, 'Two towels'));
});

const slug = 'hotel-killarney';
const words = { json: { message: 'Other words' } };
const rename = (firstName: string) => ({ data: { guestFirstName: firstName } });

/** Every way in which somebody may be shown this conversation, as one text. */
async function everythingShown(): Promise<string> {
  const { siobhan } = cast;
  const answers = [
    await guestDoors.messages(slug, byToken(guest)),
    await guestDoors.events(slug, byToken(guest), { query: '?after=0&limit=200' }),
    await conversationDoors.messages(slug, conversationId, byApiToken(siobhan)),
    await conversationDoors.events(slug, conversationId, byApiToken(siobhan), {
      query: '?after=0&limit=200',
    }),
    await conversationDoors.read(slug, conversationId, byApiToken(siobhan)),
    await hotelDoors.inbox(slug, byApiToken(siobhan)),
    await messageDoors.revisions(id, byApiToken(siobhan)),
  ];
  for (const answer of answers) expect(answer.status).toBe(200);
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  return texts.join('\n');
}

/** What the outbox now has to tell, as it would leave for Pusher. */
async function everythingTold(): Promise<string> {
  const stories: Story[] = [];
  const target = {
    name: 'listener',
    deliver: async (story: Story) => {
      stories.push(story);
      return [];
    },
  };
  await createNotificationManager(tellNews, [target]).deliverPending();
  expect(stories.length).toBeGreaterThan(0);
  return JSON.stringify(stories.flatMap(publicationsOf));
}

describe('what was deleted', () => {
  it.each([
    { name: 'softly', asked: {} },
    { name: 'for good', asked: HARD },
  ])('$name is in no answer, event, preview, quote or news any more', async ({ asked }) => {
    const { siobhan, brendan } = cast;
    await messageDoors.guestEdit(slug, id, byToken(guest), { json: { message: 'canary-7f3a second' } });
    await messageDoors.guestEdit(slug, id, byToken(guest), { json: { message: 'canary-7f3a third' } });
    await staffSays(brendan, conversationId, 'Certainly', { reply_to: id });
    expect(await everythingShown()).toContain('canary-7f3a');
    expect((await messageDoors.staffRemove(id, byApiToken(siobhan), asked)).status).toBe(200);
    expect(await everythingShown()).not.toContain('canary-7f3a');
    expect(await everythingTold()).not.toContain('canary-7f3a');
    const outbox = await db().news.findMany();
    const audit = await db().auditEntry.findMany();
    const kept = JSON.stringify([outbox, audit], (_key, value) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    expect(kept).not.toContain('canary-7f3a');
    const { messages } = z
      .object({ messages: z.array(z.looseObject({ reply_to_message: z.unknown() })) })
      .parse(await (await guestDoors.messages(slug, byToken(guest))).json());
    expect(messages.at(-1)).toMatchObject({
      reply_to_message: { id, message: DELETED_TEXT, is_deleted: true },
    });
  });

  it('keeps its author and its number', async () => {
    await db().booking.update({ where: { id: guest.bookingId }, ...rename('Somebody Else') });
    await messageDoors.guestEdit(slug, id, byToken(guest), words);
    await messageDoors.staffRemove(id, byApiToken(cast.siobhan), HARD);
    const { senderName, seq } = await db().message.findUniqueOrThrow({ where: { id } });
    expect([senderName, seq]).toEqual([guest.name, 1n]);
  });
});

describe('the history of a message', () => {
  it('tells a manager what it said before, who changed it and when', async () => {
    const said = await staffSays(cast.brendan, conversationId, 'At sevn');
    await messageDoors.staffEdit(said.message.id, byApiToken(cast.brendan), {
      json: { message: 'At seven' },
    });
    const response = await messageDoors.revisions(said.message.id, byApiToken(cast.siobhan));
    const { brendan } = cast;
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

  it('is nobody else’s to read, and of another hotel there is none', async () => {
    await messageDoors.guestEdit(slug, id, byToken(guest), words);
    await expectRefusal(() => messageDoors.revisions(id, byApiToken(cast.brendan)), 'forbidden');
    await expectRefusal(() => messageDoors.revisions(id, byApiToken(cast.ronan)), 'not_found');
    await expectRefusal(() => messageDoors.revisions(id, {}), 'unauthenticated');
  });
});
