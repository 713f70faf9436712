import { beforeAll, expect, it } from 'vitest';
import { GET as replies } from '@/app/api/public/chat/[hotelSlug]/guest/chat/messages/[messageId]/replies/route';
import { dbPool } from '@/lib/platform/db';
import { byApiToken, byToken, callRoute } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints } from '@/lib/testing/endpoints';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

/** A number that occurs nowhere else in the database. */
const STAFF_ID = 73_315_507;

useFreshDatabase();
let fixtures: TheKillarney;
let orla: TestStaff;
let question: number;
let conversation: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await dbPool().query(`ALTER SEQUENCE staff_id_seq RESTART WITH ${STAFF_ID}`);
  orla = await addStaff(fixtures.killarney);
  ({ message_id: question, conversation_id: conversation } = await guestSays(
    fixtures.aoife,
    'Is there a pool?',
  ));
  await staffSays(orla, conversation, 'Downstairs', { reply_to: question });
});

it('shows the guest the names of staff and never their ids', async () => {
  const { aoife, killarney } = fixtures;
  const as = byToken(aoife);
  const { slug } = killarney;
  const params = { hotelSlug: slug, messageId: String(question) };
  const thread = `/api/public/chat/${slug}/guest/chat/messages/${question}/replies`;
  const answers = {
    context: guestEndpoints.context(slug, as),
    messages: guestEndpoints.messages(slug, as),
    around: guestEndpoints.around(slug, as, { query: '?after_seq=0' }),
    events: guestEndpoints.events(slug, as, { query: '?after=0' }),
    session: guestEndpoints.openSession(slug, {}, { json: { token: aoife.token } }),
    replies: callRoute(replies, 'GET', thread, params, as),
  };
  for (const [name, answer] of Object.entries(answers)) {
    const text = await (await answer).text();
    expect(text, name).toContain(orla.name);
    expect(text, name).not.toContain(String(STAFF_ID));
  }
  // The staff answer contains the id; without it the absence above would prove nothing.
  const desk = await conversationEndpoints.messages(slug, conversation, byApiToken(orla));
  expect(await desk.text()).toContain(`"staff":${STAFF_ID}`);
});
