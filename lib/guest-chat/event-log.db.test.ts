import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_CONVERSATION } from '@/lib/client/conversation';
import { reduce } from '@/lib/client/conversation-state';
import { bookingChannel } from '@/lib/contract/channels';
import type { MessagePageDto } from '@/lib/contract/chat';
import { markReadByGuest, markReadByStaff } from '@/lib/guest-chat/mark-read';
import { readConversation } from '@/lib/guest-chat/read-conversation';
import { listGuestEvents } from '@/lib/guest-chat/read-guest-chat';
import { readEvents, readMessages } from '@/lib/guest-chat/read-messages';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';

type Step = 'asks' | 'answers' | 'quotes' | 'colleague answers' | 'guest reads' | 'staff read';
type History = { steps: Step[]; limit: number };
/** A client that opened the page at some moment, and has only listened since. */
type Snapshot = { page: MessagePageDto; handler: unknown };

const history = fc.record<History>({
  steps: fc.array(
    fc.constantFrom<Step>('asks', 'answers', 'quotes', 'colleague answers', 'guest reads', 'staff read'),
    { minLength: 15, maxLength: 15 },
  ),
  limit: fc.integer({ min: 1, max: 20 }),
});

useFreshDatabase();
let fixtures: TheKillarney;
let staff: { brendan: StaffMember; siobhan: StaffMember };
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  staff = { brendan: await memberOf(fixtures.brendan), siobhan: await memberOf(fixtures.siobhan) };
});

async function act(step: Step, guest: Guest, id: number, first: number): Promise<void> {
  if (step === 'asks') await sendGuestMessage(guest, { message: 'And soap?' });
  if (step === 'quotes') await sendGuestMessage(guest, { message: 'As I said', reply_to: first });
  if (step === 'answers') await sendStaffMessage(staff.brendan, id, { message: 'At once' });
  if (step === 'colleague answers') await sendStaffMessage(staff.siobhan, id, { message: 'I have it' });
  if (step === 'guest reads') await markReadByGuest(guest, Number.MAX_SAFE_INTEGER);
  if (step === 'staff read') await markReadByStaff(staff.brendan, id);
}

async function open(id: number): Promise<Snapshot> {
  const page = await readMessages(fixtures.killarney.id, id, { limit: 200 });
  const conversation = await readConversation(staff.brendan, id);
  if (!page || !conversation) throw new Error('There is no such conversation.');
  return { page, handler: conversation.current_staff_handler };
}

/** The state of a client that opened the page then and has received the log since, page by page. */
async function catchUp(id: number, { page }: Snapshot, limit: number) {
  let state = reduce(EMPTY_CONVERSATION, { type: 'loaded', page });
  for (let more = true; more; ) {
    const events = await readEvents(fixtures.killarney.id, id, state.haveSeq, limit);
    state = reduce(state, { type: 'events_received', events: events?.events ?? [] });
    more = events?.more ?? false;
  }
  return state;
}

describe('the event log', { timeout: 60_000 }, () => {
  it('leads from any page to a fresh page, however writes and reads interleave', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ steps, limit }) => {
        const guest = await guestOf(await addGuest(fixtures.killarney));
        const { message } = await sendGuestMessage(guest, { message: 'Hello' });
        const id = message.conversation_id;
        const snapshots: Promise<Snapshot>[] = [open(id)];
        for (let at = 0; at < steps.length; at += 3) {
          const writing = steps.slice(at, at + 3).map((step) => act(step, guest, id, message.id));
          snapshots.push(open(id));
          await Promise.all(writing);
        }
        const fresh = await open(id);
        expect(fresh.page.last_seq).toBeGreaterThan(0);
        for (const snapshot of await Promise.all(snapshots)) {
          const caught = await catchUp(id, snapshot, limit);
          expect(caught.messages).toEqual(fresh.page.messages);
          expect(caught.haveSeq).toBe(fresh.page.last_seq);
          const { guest_read_seq, staff_read_seq } = fresh.page.read_state;
          expect([caught.guestReadSeq, caught.staffReadSeq]).toEqual([guest_read_seq, staff_read_seq]);
          if (caught.handler !== null) expect(caught.handler).toEqual(fresh.handler);
        }
      }),
      { numRuns: 8, seed: 34 },
    );
  });

  it('rejects a position beyond its end', async () => {
    const guest = await guestOf(await addGuest(fixtures.killarney));
    const { message } = await sendGuestMessage(guest, { message: 'Hello' });
    const ahead = { code: 'cursor_ahead' };
    await expect(readEvents(fixtures.killarney.id, message.conversation_id, 2)).rejects.toMatchObject(ahead);
    expect(await readEvents(fixtures.killarney.id, message.conversation_id, 1)).toEqual({
      events: [],
      last_seq: 1,
      more: false,
    });
    const newcomer = await guestOf(await addGuest(fixtures.killarney));
    await expect(listGuestEvents(newcomer, 1)).rejects.toMatchObject(ahead);
    expect(await listGuestEvents(newcomer, 0)).toEqual({
      events: [],
      last_seq: 0,
      more: false,
      channel_name: bookingChannel(newcomer.hotel.slug, newcomer.bookingCode),
      context_tag: expect.any(String),
    });
  });

  it('is not found for another hotel', async () => {
    const guest = await guestOf(await addGuest(fixtures.killarney));
    const { message } = await sendGuestMessage(guest, { message: 'Hello' });
    expect(await readEvents(fixtures.dublin.id, message.conversation_id, 0)).toBeNull();
    expect(await readMessages(fixtures.dublin.id, message.conversation_id, {})).toBeNull();
  });

  it('shows the guest the name and role of a staff member who joined, without an id', async () => {
    const guest = await guestOf(await addGuest(fixtures.killarney));
    const { message } = await sendGuestMessage(guest, { message: 'Hello' });
    await sendStaffMessage(staff.brendan, message.conversation_id, { message: 'Good evening' });
    const { events } = await listGuestEvents(guest, 0);
    const joined = events.find(({ type }) => type === 'staff_joined');
    const brendan = { name: 'Brendan Daly', role: 'receptionist' };
    expect(joined?.payload).toEqual({ current_staff_handler: brendan, staff: brendan });
  });
});
