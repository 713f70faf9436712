import { beforeAll, describe, expect, it } from 'vitest';
import type { ConversationEventDto } from '@/lib/contract/chat';
import { openConversation } from '@/lib/guest-chat/conversation-store';
import { markReadByGuest, markReadByStaff } from '@/lib/guest-chat/mark-read';
import { readEvents } from '@/lib/guest-chat/read-messages';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { db } from '@/lib/platform/db';
import { seedTheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';

const WRITERS = 16;
const SENDS = 25;

useFreshDatabase();

describe('sixteen concurrent writers in one conversation', { timeout: 60_000 }, () => {
  let aoife: Guest;
  let staff: StaffMember[];
  let hotelId: number;
  let id: number;
  const tails: ConversationEventDto[][] = [];

  beforeAll(async () => {
    const fixtures = await seedTheKillarney();
    aoife = await guestOf(fixtures.aoife);
    staff = await Promise.all([memberOf(fixtures.brendan), memberOf(fixtures.siobhan)]);
    hotelId = fixtures.killarney.id;
    id = (await openConversation(hotelId, aoife.bookingId)).id;
    let isOver = false;
    const readers = [7, 200].map((limit) => followLog(limit, () => isOver));
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    isOver = true;
    tails.push(...(await Promise.all(readers)));
  }, 60_000);

  /** Three in four are tabs of the guest; the rest are two staff members who take over from each other. */
  async function write(writer: number): Promise<void> {
    const colleague = writer % 4 === 0 ? staff[(writer / 4) % 2] : undefined;
    for (let turn = 0; turn < SENDS; turn += 1) {
      const input = { message: `${writer}/${turn}`, client_message_id: `${writer}/${turn}` };
      if (colleague) await sendStaffMessage(colleague, id, input);
      else await sendGuestMessage(aoife, input);
      if (turn % 10 === 5)
        await (colleague ? markReadByStaff(colleague, id) : markReadByGuest(aoife, 999_999));
    }
  }

  /** Reads the log after the last entry that it has, until everything is written and read. */
  async function followLog(limit: number, isOver: () => boolean): Promise<ConversationEventDto[]> {
    const seen: ConversationEventDto[] = [];
    for (;;) {
      const wasOver = isOver();
      const page = await readEvents(hotelId, id, seen.at(-1)?.seq ?? 0, limit);
      seen.push(...(page?.events ?? []));
      if (wasOver && page?.more === false) return seen;
    }
  }

  it('lose none of the 400 messages and duplicate none', async () => {
    const rows = await db().message.findMany({
      where: { senderType: { not: 'system' } },
      select: { body: true },
    });
    expect(rows).toHaveLength(WRITERS * SENDS);
    expect(new Set(rows.map(({ body }) => body)).size).toBe(WRITERS * SENDS);
  });

  it('number the log from 1 without a gap, and the conversation has the last number', async () => {
    const events = await db().conversationEvent.findMany({ orderBy: { seq: 'asc' }, select: { seq: true } });
    expect(events.map(({ seq }) => Number(seq))).toEqual(events.map((_, at) => at + 1));
    const { lastSeq } = await db().conversation.findUniqueOrThrow({ where: { id } });
    expect(Number(lastSeq)).toBe(events.length);
    expect(events.length).toBeGreaterThan(WRITERS * SENDS);
  });

  it('order the messages alike by number, by id and by time', async () => {
    const rows = await db().message.findMany({
      orderBy: { seq: 'asc' },
      select: { id: true, createdAt: true },
    });
    const sorted = <T extends bigint | number>(values: T[]) => values.toSorted((a, b) => (a < b ? -1 : 1));
    const [ids, times] = [rows.map((row) => row.id), rows.map((row) => row.createdAt.getTime())];
    expect(ids).toEqual(sorted(ids));
    expect(times).toEqual(sorted(times));
  });

  it('are followed by readers that skip nothing, repeat nothing and see every entry in order', () => {
    expect(tails).toHaveLength(2);
    for (const tail of tails) expect(tail.map(({ seq }) => seq)).toEqual(tail.map((_, at) => at + 1));
    const last = tails.map((tail) => tail.length);
    expect(new Set(last).size).toBe(1);
  });

  it('leave one outbox row for each entry of the log', async () => {
    const items = await db().outboxItem.findMany({ orderBy: { seq: 'asc' }, select: { seq: true } });
    expect(items.map(({ seq }) => Number(seq))).toEqual(tails[0]?.map(({ seq }) => seq));
  });
});
