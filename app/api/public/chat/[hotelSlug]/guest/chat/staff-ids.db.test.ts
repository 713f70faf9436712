import { beforeAll, expect, it } from 'vitest';
import { GET as replies } from '@/app/api/public/chat/[hotelSlug]/guest/chat/messages/[messageId]/replies/route';
import { dbPool } from '@/lib/platform/db';
import { byApiToken, byToken, callRoute } from '@/lib/testing/call-route';
import { conversationDoors, guestDoors } from '@/lib/testing/doors';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/the-killarney';

/** A number that is nothing else in the whole database. */
const STAFF_ID = 73_315_507;

useFreshDatabase();
let cast: TheKillarney;
let orla: TestStaff;
let question: number;
let conversation: number;
beforeAll(async () => {
  cast = await seedTheKillarney();
  await dbPool().query(`ALTER SEQUENCE staff_id_seq RESTART WITH ${STAFF_ID}`);
  orla = await addStaff(cast.killarney);
  ({ message_id: question, conversation_id: conversation } = await guestSays(cast.aoife, 'Is there a pool?'));
  await staffSays(orla, conversation, 'Downstairs', { reply_to: question });
});

it('a guest reads who answered by name, and nowhere how the desk numbers its people', async () => {
  const { aoife, killarney } = cast;
  const as = byToken(aoife);
  const { slug } = killarney;
  const params = { hotelSlug: slug, messageId: String(question) };
  const thread = `/api/public/chat/${slug}/guest/chat/messages/${question}/replies`;
  const answers = {
    context: guestDoors.context(slug, as),
    messages: guestDoors.messages(slug, as),
    around: guestDoors.around(slug, as, { query: '?after_seq=0' }),
    events: guestDoors.events(slug, as, { query: '?after=0' }),
    session: guestDoors.openSession(slug, {}, { json: { token: aoife.token } }),
    replies: callRoute(replies, 'GET', thread, params, as),
  };
  for (const [name, answer] of Object.entries(answers)) {
    const text = await (await answer).text();
    expect(text, name).toContain(orla.name);
    expect(text, name).not.toContain(String(STAFF_ID));
  }
  // The desk is told, or the silence above would prove nothing.
  const desk = await conversationDoors.messages(slug, conversation, byApiToken(orla));
  expect(await desk.text()).toContain(`"staff":${STAFF_ID}`);
});
