import { expect, it } from 'vitest';
import { byApiToken } from '@/lib/testing/call-route';
import { conversationEndpoints, hotelEndpoints } from '@/lib/testing/endpoints';
import { seedTheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();

it('shows a colleague the mark in the inbox and removes it when a staff member reads the conversation', async () => {
  const { aoife, brendan, siobhan, killarney } = await seedTheKillarney();
  const { conversation_id } = await guestSays(aoife, 'Hello');
  const read = () => conversationEndpoints.markRead(killarney.slug, conversation_id, byApiToken(siobhan));
  await read();
  const marked = await conversationEndpoints.markUnread(killarney.slug, conversation_id, byApiToken(brendan));
  expect(await marked.json()).toEqual({ conversation_id, is_marked_unread: true });
  const row = async () =>
    (await (await hotelEndpoints.inbox(killarney.slug, byApiToken(siobhan))).json()).conversations[0];
  expect(await row()).toMatchObject({ has_unread: true, is_marked_unread: true, unread_count: 0 });
  await read();
  expect(await row()).toMatchObject({ has_unread: false, is_marked_unread: false });
});
