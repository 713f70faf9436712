import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';
import { deleteMessage } from '@/lib/guest-chat/delete-message';
import { editMessage } from '@/lib/guest-chat/edit-message';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
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
const row = () => db().conversation.findUniqueOrThrow({ where: { id: conversationId } });
const stored = (id: number) =>
  db().message.findUniqueOrThrow({ where: { id }, include: { revisions: true } });
const entries = () => db().conversationEvent.findMany({ where: { conversationId }, orderBy: { seq: 'asc' } });
const items = () => db().outboxItem.count({ where: { conversationId } });

describe('editMessage', () => {
  it('saves the former text, and takes one number with one outbox item', async () => {
    const { id } = await say('Two towels');
    const { message } = await editMessage(guest, id, 'Three towels');
    expect(message).toMatchObject({ id, seq: 1, message: 'Three towels', is_edited: true });
    const { revisions } = await stored(id);
    expect(revisions).toMatchObject([{ body: 'Two towels', staffId: null }]);
    expect(await entries()).toMatchObject([
      { seq: 1n, type: 'message_created' },
      { seq: 2n, type: 'message_updated', messageId: BigInt(id) },
    ]);
    expect(await items()).toBe(2);
    expect(await row()).toMatchObject({ lastSeq: 2n, lastMessage: 'Three towels', staffUnreadCount: 1 });
  });

  it('changes nothing for the same text', async () => {
    const { id } = await say('Two towels');
    expect((await editMessage(guest, id, 'Two towels')).message.is_edited).toBe(false);
    expect([await items(), (await stored(id)).revisions]).toEqual([1, []]);
  });

  it('leaves the preview alone for an earlier message', async () => {
    const { id } = await say('Two towels');
    await say('And soap');
    await editMessage(guest, id, 'Three towels');
    expect((await row()).lastMessage).toBe('And soap');
  });

  it('rejects a deleted message with a conflict, and changes nothing', async () => {
    const { id } = await say('Two towels');
    await deleteMessage(guest, id, false);
    const before = await row();
    await expect(editMessage(guest, id, 'Back')).rejects.toMatchObject({ code: 'conflict' });
    expect(await row()).toEqual(before);
  });

  it('still lets a repeat of the first send be recognized', async () => {
    const { id } = await say('Two towels', { client_message_id: 'towels' });
    await editMessage(guest, id, 'Three towels');
    const again = await sendGuestMessage(guest, { message: 'Two towels', client_message_id: 'towels' });
    expect(again).toMatchObject({ isNew: false, message: { id, message: 'Three towels' } });
    await deleteMessage(siobhan, id, true);
    const after = await sendGuestMessage(guest, { message: 'Two towels', client_message_id: 'towels' });
    expect(after).toMatchObject({ isNew: false, message: { id, message: DELETED_TEXT, is_deleted: true } });
  });
});
