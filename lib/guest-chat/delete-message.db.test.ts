import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteMessage } from '@/lib/guest-chat/delete-message';
import { editMessage } from '@/lib/guest-chat/edit-message';
import { markReadByStaff } from '@/lib/guest-chat/mark-read';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { db } from '@/lib/platform/db';
import { addGuest, seedTheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';

useFreshDatabase();
let brendan: StaffMember;
let siobhan: StaffMember;
let guest: Guest;
let conversationId: number;
beforeAll(async () => {
  const fixtures = await seedTheKillarney();
  brendan = await memberOf(fixtures.brendan);
  siobhan = await memberOf(fixtures.siobhan);
});
beforeEach(async () => {
  guest = await guestOf(await addGuest({ ...brendan.hotel }));
});

const say = async (message: string, more: { reply_to?: number; client_message_id?: string } = {}) => {
  const sent = await sendGuestMessage(guest, { message, ...more });
  conversationId = sent.message.conversation_id;
  return sent.message;
};
const answer = async (message: string) =>
  (await sendStaffMessage(brendan, conversationId, { message })).message;
const row = () => db().conversation.findUniqueOrThrow({ where: { id: conversationId } });
const stored = (id: number) =>
  db().message.findUniqueOrThrow({ where: { id }, include: { revisions: true } });
const entries = () => db().conversationEvent.findMany({ where: { conversationId }, orderBy: { seq: 'asc' } });

describe('deleteMessage', () => {
  it('returns the same answer twice and deletes once; a hidden message can be erased, once', async () => {
    const { id } = await say('My card is 4111');
    const first = await deleteMessage(guest, id, false);
    expect(await deleteMessage(guest, id, false)).toEqual(first);
    expect((await stored(id)).body).toBe('My card is 4111');
    await deleteMessage(siobhan, id, true);
    await deleteMessage(siobhan, id, true);
    expect(await deleteMessage(guest, id, false)).toMatchObject({ success: true, hard_delete: false });
    expect((await entries()).map(({ type }) => type)).toEqual([
      'message_created',
      'message_deleted',
      'message_deleted',
    ]);
    const [, soft, hard] = await entries();
    expect(soft?.data).toMatchObject({ message_id: id, hard_delete: false, deleted_by: 'guest' });
    expect(hard?.data).toMatchObject({ message_id: id, hard_delete: true, deleted_by: 'staff' });
    // The time of the deletion is that of the first one.
    expect(hard?.data).toMatchObject({ deleted_at: (await stored(id)).deletedAt?.toISOString() });
  });

  it('leaves a numbered tombstone after a hard delete: no text, quote, fingerprint, history or file', async () => {
    const { id: first } = await say('Hello');
    const { id } = await say('My card is 4111', { reply_to: first });
    await editMessage(guest, id, 'My card is 4222');
    const file = await db().attachment.create({
      data: {
        ...{ hotelId: guest.hotel.id, conversationId, messageId: id, uploaderKey: 'guest' },
        ...{
          fileName: 'card.png',
          fileType: 'image',
          mimeType: 'image/png',
          fileSize: 1,
          storageKey: `${id}`,
        },
      },
    });
    await deleteMessage(siobhan, id, true);
    expect(await stored(id)).toMatchObject({
      ...{ seq: 2n, body: '', fingerprint: null, replyToId: null, editedAt: null, isErased: true },
      revisions: [],
    });
    const { deletedAt } = await db().attachment.findUniqueOrThrow({ where: { id: file.id } });
    expect(deletedAt).not.toBeNull();
    const audit = await db().auditEntry.findMany({ where: { targetId: String(id) }, orderBy: { id: 'asc' } });
    expect(audit.map(({ action, actorKind, staffId }) => [action, actorKind, staffId])).toEqual([
      ['message.edit', 'guest', null],
      ['message.erase', 'staff', siobhan.id],
    ]);
    expect(JSON.stringify(audit.map(({ data }) => data))).not.toContain('4111');
  });

  it('resets the preview to the message before', async () => {
    const hello = await say('Hello');
    const { id } = await say('Secret');
    await deleteMessage(guest, id, false);
    expect(await row()).toMatchObject({ lastMessage: 'Hello', lastMessageAt: new Date(hello.timestamp) });
    await deleteMessage(guest, hello.id, false);
    expect(await row()).toMatchObject({ lastMessage: null, lastMessageSender: null });
  });

  it('lowers the unread count for an unread message, and changes no count for a read one', async () => {
    const one = await say('One');
    const two = await say('Two');
    await deleteMessage(guest, two.id, false);
    expect((await row()).staffUnreadCount).toBe(1);
    await markReadByStaff(brendan, conversationId);
    await deleteMessage(guest, one.id, false);
    expect((await row()).staffUnreadCount).toBe(0);
    const said = await answer('Yes?');
    expect((await row()).guestUnreadCount).toBe(1);
    await deleteMessage(brendan, said.id, false);
    await deleteMessage(siobhan, said.id, true);
    expect((await row()).guestUnreadCount).toBe(0);
  });

  it('ends the wait with the last open question, and restarts it when the answer is deleted', async () => {
    const one = await say('One');
    const two = await say('Two');
    await deleteMessage(guest, one.id, false);
    expect((await row()).waitingSince).toEqual(new Date(two.timestamp));
    const said = await answer('To somebody else');
    expect((await row()).waitingSince).toBeNull();
    await deleteMessage(brendan, said.id, false);
    expect((await row()).waitingSince).toEqual(new Date(two.timestamp));
    await deleteMessage(guest, two.id, false);
    expect((await row()).waitingSince).toBeNull();
  });
});
