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

describe('concurrent changes', () => {
  it('leave numbers without a gap, deleted messages deleted, and counts equal to a recount', async () => {
    const said = await Promise.all(['one', 'two', 'three', 'four'].map((text) => say(text)));
    const acts = said.flatMap(({ id }) => [
      () => editMessage(guest, id, `${id} edited`),
      () => deleteMessage(brendan, id, false),
      () => editMessage(guest, id, `${id} edited again`),
      () => deleteMessage(siobhan, id, true),
      () => markReadByStaff(brendan, conversationId),
      () => deleteMessage(guest, id, false),
      () => answer(`about ${id}`),
    ]);
    const results = await Promise.allSettled(acts.map((act) => act()));
    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done'));
    expect(codes.filter((code) => code !== 'done' && code !== 'conflict')).toEqual([]);
    const log = await entries();
    expect(log.map(({ seq }) => Number(seq))).toEqual(log.map((_, at) => at + 1));
    for (const { id } of said) {
      const deletions = log.filter(
        ({ type, messageId }) => type === 'message_deleted' && Number(messageId) === id,
      );
      const lastEdit = log.findLast(
        ({ type, messageId }) => type === 'message_updated' && Number(messageId) === id,
      );
      expect(deletions.length).toBeGreaterThan(0);
      expect(Number(lastEdit?.seq ?? 0)).toBeLessThan(Number(deletions[0]?.seq));
      expect(await stored(id)).toMatchObject({ body: '', isErased: true, revisions: [] });
    }
    const unread = await db().message.count({
      where: { conversationId, senderType: 'guest', readAt: null, deletedAt: null },
    });
    expect(await row()).toMatchObject({ staffUnreadCount: unread, lastSeq: BigInt(log.length) });
  });
});
