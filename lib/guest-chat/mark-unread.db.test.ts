import { beforeAll, beforeEach, expect, it } from 'vitest';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { markReadByGuest, markReadByStaff } from '@/lib/guest-chat/mark-read';
import { markUnread } from '@/lib/guest-chat/mark-unread';
import { listInbox, readConversation } from '@/lib/guest-chat/read-conversation';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { claimItems } from '@/lib/notifications/outbox-store';
import { db } from '@/lib/platform/db';
import { countQueries } from '@/lib/testing/expect-queries';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { emptyOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';

useFreshDatabase();

let fixtures: TheKillarney;
let brendan: StaffMember;
let siobhan: StaffMember;
let guest: Guest;
let id: number;

beforeAll(async () => {
  fixtures = await seedTheKillarney();
  [brendan, siobhan] = await Promise.all([memberOf(fixtures.brendan), memberOf(fixtures.siobhan)]);
});
beforeEach(async () => {
  guest = await guestOf(await addGuest(fixtures.killarney));
  id = (await sendGuestMessage(guest, { message: 'Hello' })).message.conversation_id;
  await markReadByStaff(brendan, id);
  await emptyOutbox();
});

const row = async () => (await listInbox(siobhan, {})).conversations.find((each) => each.id === id);
const items = async () => [...(await loadPayloads(await claimItems(50))).values()];

it('a marked conversation shows to every colleague, without an unread message or a moved pointer', async () => {
  const before = await readConversation(siobhan, id);
  await markUnread(brendan, id);
  expect(await row()).toMatchObject({ is_marked_unread: true, has_unread: true, unread_count: 0 });
  const after = await readConversation(siobhan, id);
  expect([after?.read_state, after?.last_seq]).toEqual([before?.read_state, before?.last_seq]);
});

it('the mark is published once, with the current row and without an event', async () => {
  expect(await countQueries(() => markUnread(brendan, id))).toBe(1);
  await markUnread(siobhan, id);
  expect(await items()).toMatchObject([{ conversationId: id, event: null, row: { is_marked_unread: true } }]);
});

it('the mark ends when a colleague opens the conversation, and the inbox is updated', async () => {
  await markUnread(brendan, id);
  await emptyOutbox();
  await markReadByStaff(siobhan, id, 0);
  expect(await row()).toMatchObject({ is_marked_unread: false, has_unread: false });
  expect(await items()).toMatchObject([{ event: null, row: { is_marked_unread: false } }]);
});

it('the mark ends with the next message read, in one outbox item', async () => {
  await markUnread(brendan, id);
  await sendGuestMessage(guest, { message: 'Still there?' });
  await emptyOutbox();
  await markReadByStaff(siobhan, id);
  expect(await row()).toMatchObject({ is_marked_unread: false, unread_count: 0 });
  expect(await items()).toMatchObject([{ event: { type: 'messages_read' } }]);
});

it('the mark does not end when the guest reads', async () => {
  await markUnread(brendan, id);
  await markReadByGuest(guest, 99);
  expect(await row()).toMatchObject({ is_marked_unread: true });
});

it('the mark leaves one audit entry', async () => {
  await markUnread(brendan, id, 'req-1');
  await markUnread(brendan, id, 'req-2');
  const lines = await db().auditEntry.findMany({
    where: { action: 'conversation.mark_unread', targetId: String(id) },
  });
  expect(lines).toMatchObject([{ staffId: brendan.id, outcome: 'done', requestId: 'req-1' }]);
});

it('the mark is rejected for a conversation of another hotel, and changes nothing there', async () => {
  const ronan = await memberOf(fixtures.ronan);
  await expect(markUnread(ronan, id)).rejects.toMatchObject({ code: 'not_found' });
  expect(await row()).toMatchObject({ is_marked_unread: false });
});
