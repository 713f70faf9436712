import { beforeAll, expect, it } from 'vitest';
import { openConversation } from '@/lib/guest-chat/conversation-store';
import { listEvents } from '@/lib/guest-chat/event-store';
import { readGuestStart } from '@/lib/guest-chat/read-context';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

it('names the new handler in the context whenever the log position counts the join', async () => {
  const brendan = await memberOf(fixtures.brendan);
  for (let round = 0; round < 60; round += 1) {
    const added = await addGuest(fixtures.killarney);
    const guest = await guestOf(added);
    const { id } = await openConversation(fixtures.killarney.id, added.bookingId);
    const [, ...starts] = await Promise.all([
      sendStaffMessage(brendan, id, { message: 'Good evening' }),
      ...Array.from({ length: 8 }, () => readGuestStart(guest, null)),
    ]);
    const log = await listEvents(fixtures.killarney.id, id, 0, 50);
    const joined = log?.events.find(({ type }) => type === 'staff_joined')?.seq ?? 0;
    expect(joined).toBeGreaterThan(0);
    for (const { context, last_seq } of starts) {
      if (last_seq >= joined) expect(context.current_staff_handler?.name).toBe(brendan.name);
    }
  }
});
