import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { db } from '@/lib/platform/db';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';

useFreshDatabase();

let fixtures: TheKillarney;
let brendan: StaffMember;
let guest: Guest;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  brendan = await memberOf(fixtures.brendan);
});
beforeEach(async () => {
  guest = await guestOf(await addGuest(fixtures.killarney));
});

const say = (text: string, clientId: string) =>
  sendGuestMessage(guest, { message: text, client_message_id: clientId });

async function numbersOf(conversationId: number) {
  const where = { conversationId };
  const [events, messages, items] = await Promise.all([
    db().conversationEvent.findMany({ where, orderBy: { seq: 'asc' }, select: { seq: true } }),
    db().message.count({ where: { ...where, senderType: { not: 'system' } } }),
    db().outboxItem.count({ where }),
  ]);
  return { seqs: events.map(({ seq }) => Number(seq)), messages, items };
}

/** Twenty ids, each sent twenty times: twenty waves of four ids, each five times at once. */
async function replay<T>(act: (id: number) => Promise<T>): Promise<{ id: number; sent: T }[]> {
  const answers: { id: number; sent: T }[] = [];
  for (let wave = 0; wave < 20; wave += 1) {
    const ids = Array.from({ length: 20 }, (_, at) => (wave % 5) * 4 + (at % 4));
    answers.push(...(await Promise.all(ids.map(async (id) => ({ id, sent: await act(id) })))));
  }
  return answers;
}

describe('twenty client ids, each sent twenty times at once', { timeout: 60_000 }, () => {
  it('make twenty messages of a guest, the first of which opens the conversation', async () => {
    const answers = await replay((id) => say(`words ${id}`, `id-${id}`));
    const places = new Set(answers.map(({ id, sent }) => `${id}: ${sent.message.id} at ${sent.message.seq}`));
    expect(places.size).toBe(20);
    expect(answers.filter(({ sent }) => sent.isNew)).toHaveLength(20);
    const conversationId = answers[0]?.sent.message.conversation_id ?? 0;
    const seqs = Array.from({ length: 20 }, (_, at) => at + 1);
    expect(await numbersOf(conversationId)).toEqual({ seqs, messages: 20, items: 20 });
  });

  it('make twenty messages of a staff member, who joins once', async () => {
    const { message } = await say('Hello?', 'first');
    const id = message.conversation_id;
    const answers = await replay((at) =>
      sendStaffMessage(brendan, id, { message: `answer ${at}`, client_message_id: `id-${at}` }),
    );
    expect(answers.filter(({ sent }) => sent.isNew)).toHaveLength(20);
    const { seqs, messages } = await numbersOf(id);
    expect(messages).toBe(21);
    // The question, the notice of the join, the join and twenty answers.
    expect(seqs).toEqual(Array.from({ length: 23 }, (_, at) => at + 1));
  });
});

describe('a repeated client id', () => {
  it('returns the same message later, whatever happened meanwhile, and uses no number', async () => {
    const first = await say('Two towels', 'towels');
    await say('And soap', 'soap');
    await sendStaffMessage(brendan, first.message.conversation_id, { message: 'On their way' });
    const before = await numbersOf(first.message.conversation_id);
    const again = await say('Two towels', 'towels');
    expect(again).toEqual({ message: first.message, isNew: false, prepared: null });
    expect(await numbersOf(first.message.conversation_id)).toEqual(before);
  });

  it('is a conflict with another text or another quoted message, and uses no number', async () => {
    const { message } = await say('Two towels', 'towels');
    const before = await numbersOf(message.conversation_id);
    const conflict = expect.objectContaining({ code: 'client_id_reused' });
    await expect(say('Three towels', 'towels')).rejects.toEqual(conflict);
    const reply = { message: 'Two towels', client_message_id: 'towels', reply_to: message.id };
    await expect(sendGuestMessage(guest, reply)).rejects.toEqual(conflict);
    expect(await numbersOf(message.conversation_id)).toEqual(before);
  });

  it('saves exactly one of several texts that arrive at once', async () => {
    const texts = Array.from({ length: 10 }, (_, at) => `words ${at}`);
    const results = await Promise.allSettled(texts.map((text) => say(text, 'contested')));
    const kept = results.filter((result) => result.status === 'fulfilled');
    expect(kept).toHaveLength(1);
    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : null));
    expect(new Set(codes.filter((code) => code !== null))).toEqual(new Set(['client_id_reused']));
  });

  it('makes another message for another sender, guest or conversation', async () => {
    const { message } = await say('Mine', 'shared');
    const id = message.conversation_id;
    const siobhan = await memberOf(fixtures.siobhan);
    const next = await guestOf(await addGuest(fixtures.killarney));
    const others = [
      await sendStaffMessage(brendan, id, { message: 'Mine', client_message_id: 'shared' }),
      await sendStaffMessage(siobhan, id, { message: 'Mine', client_message_id: 'shared' }),
      await sendGuestMessage(next, { message: 'Mine', client_message_id: 'shared' }),
    ];
    expect(others.map(({ isNew }) => isNew)).toEqual([true, true, true]);
    expect(new Set([message, ...others.map((sent) => sent.message)].map((each) => each.id)).size).toBe(4);
  });

  it('is recognized by the text that was sent first, even after an edit', async () => {
    const { message } = await say('Two towels', 'towels');
    await db().message.update({
      where: { id: message.id },
      data: { body: 'Three towels', editedAt: new Date() },
    });
    const again = await say('Two towels', 'towels');
    expect(again).toMatchObject({ isNew: false, message: { id: message.id, message: 'Three towels' } });
  });
});
