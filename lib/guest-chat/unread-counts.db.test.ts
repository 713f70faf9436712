import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { countUnread } from '@/lib/guest-chat/count-unread';
import { deleteMessage } from '@/lib/guest-chat/delete-message';
import { sumUnread } from '@/lib/guest-chat/inbox-store';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { markDeliveredToGuest, markDeliveredToStaff } from '@/lib/guest-chat/mark-delivered';
import { markReadByGuest, markReadByStaff } from '@/lib/guest-chat/mark-read';
import { markUnread } from '@/lib/guest-chat/mark-unread';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { claimItems, completeItems } from '@/lib/notifications/outbox-store';
import { db, dbPool } from '@/lib/platform/db';
import { addGuest, seedTheKillarney } from '@/lib/testing/hotel-fixture';
import { type ListeningDesk, openDesk } from '@/lib/testing/listening-desk';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';

type Stay = { guest: Guest; colleagues: StaffMember[]; conversationId: number };
type Step = {
  stay: number;
  does: (typeof DOES)[number];
  who: number;
  upTo: number;
};
const DOES = [
  'asks',
  'answers',
  'guest reads',
  'staff read',
  'guest gets it',
  'staff get it',
  'marked unread',
  'guest deletes',
  'staff delete',
] as const;
type Drift = { id: string; what: string };

const steps = fc.array(
  fc.record<Step>({
    stay: fc.nat({ max: 5 }),
    does: fc.constantFrom('asks', ...DOES),
    who: fc.nat({ max: 1 }),
    upTo: fc.oneof(fc.nat({ max: 80 }), fc.constant(Number.MAX_SAFE_INTEGER)),
  }),
  { minLength: 300, maxLength: 300 },
);

/** What every count should be, from the messages alone. */
const RECOUNT = `
  WITH told AS (
    SELECT c.id,
      count(*) FILTER (WHERE m.sender_type = 'guest' AND m.read_at IS NULL AND m.deleted_at IS NULL) AS staff_unread,
      count(*) FILTER (WHERE m.sender_type = 'staff' AND m.read_at IS NULL AND m.deleted_at IS NULL) AS guest_unread,
      max(m.seq) FILTER (WHERE m.sender_type = 'guest' AND m.read_at IS NOT NULL) AS staff_read,
      max(m.seq) FILTER (WHERE m.sender_type = 'staff' AND m.read_at IS NOT NULL) AS guest_read,
      min(m.created_at) FILTER (WHERE m.sender_type = 'guest' AND m.deleted_at IS NULL AND m.seq > COALESCE((
        SELECT max(a.seq) FROM message a
        WHERE a.conversation_id = c.id AND a.sender_type = 'staff' AND a.deleted_at IS NULL), 0)) AS waiting,
      count(*) FILTER (WHERE m.read_at IS NOT NULL AND m.delivered_at IS NULL OR m.delivered_at > m.read_at) AS lost,
      (SELECT max(e.seq) FROM conversation_event e WHERE e.conversation_id = c.id) AS last_seq
    FROM conversation c LEFT JOIN message m ON m.conversation_id = c.id GROUP BY c.id
  )
  SELECT c.id::text, w.what FROM conversation c JOIN told t ON t.id = c.id CROSS JOIN LATERAL (VALUES
    ('staff_unread_count', c.staff_unread_count = t.staff_unread),
    ('guest_unread_count', c.guest_unread_count = t.guest_unread),
    ('staff_read_seq', c.staff_read_seq = COALESCE(t.staff_read, 0)),
    ('guest_read_seq', c.guest_read_seq = COALESCE(t.guest_read, 0)),
    ('delivered before read', t.lost = 0),
    ('last_seq', c.last_seq = COALESCE(t.last_seq, 0)),
    -- The two are stamped in one statement, a moment apart.
    ('waiting_since', (c.waiting_since IS NULL) = (t.waiting IS NULL)
      AND COALESCE(abs(EXTRACT(EPOCH FROM c.waiting_since - t.waiting)) < 0.005, true))
  ) w (what, is_right) WHERE NOT w.is_right`;

useFreshDatabase();

describe('after 300 random operations by both sides, in both hotels, four at a time', () => {
  const stays: Stay[] = [];
  const differences: string[] = [];
  let desks: ListeningDesk[] = [];

  beforeAll(async () => {
    const fixtures = await seedTheKillarney();
    const here = await Promise.all([fixtures.brendan, fixtures.siobhan].map(memberOf));
    const there = [await memberOf(fixtures.ronan)];
    for (let at = 0; at < 6; at += 1) {
      const colleagues = at % 2 === 0 ? here : there;
      const guest = await guestOf(await addGuest(at % 2 === 0 ? fixtures.killarney : fixtures.dublin));
      const { message } = await sendGuestMessage(guest, { message: 'Hello' });
      stays.push({ guest, colleagues, conversationId: message.conversation_id });
    }
    const [all = []] = fc.sample(steps, { numRuns: 1, seed: 8 });
    desks = await Promise.all(
      [fixtures.brendan, fixtures.ronan].map(async (staff) => openDesk(await memberOf(staff))),
    );
    for (let at = 0; at < all.length; at += 4) {
      await Promise.all(all.slice(at, at + 4).map(act));
      await tellDesks();
      for (const desk of desks) differences.push(...(await desk.differences()));
    }
  }, 60_000);

  async function remove(who: Guest | StaffMember, conversationId: number, at: number): Promise<void> {
    const ids = await db().message.findMany({
      where: { conversationId, senderType: who.kind },
      orderBy: { id: 'asc' },
      select: { id: true },
    });
    const chosen = ids[at % Math.max(1, ids.length)];
    if (chosen) await deleteMessage(who, Number(chosen.id), false);
  }

  /** Delivers to each inbox what the realtime target publishes on the inbox channel. */
  async function tellDesks(): Promise<void> {
    const items = await claimItems(50);
    const notifications = await loadPayloads(items);
    for (const notification of notifications.values()) {
      for (const desk of desks) desk.hear(notification);
    }
    await completeItems(items.map(({ id }) => id));
    if (items.length > 0) await tellDesks();
  }

  async function act({ stay, does, who, upTo }: Step): Promise<void> {
    const { guest, colleagues, conversationId } = stays[stay] ?? {};
    const colleague = colleagues?.[who % colleagues.length];
    if (!guest || !colleague || conversationId === undefined) throw new Error('Nobody is there.');
    if (does === 'asks') await sendGuestMessage(guest, { message: 'And soap?' });
    if (does === 'answers') await sendStaffMessage(colleague, conversationId, { message: 'At once' });
    if (does === 'guest reads') await markReadByGuest(guest, upTo);
    if (does === 'staff read') await markReadByStaff(colleague, conversationId, upTo);
    if (does === 'guest gets it') await markDeliveredToGuest(guest, upTo);
    if (does === 'staff get it') await markDeliveredToStaff(colleague, conversationId, upTo);
    if (does === 'guest deletes') await remove(guest, conversationId, upTo);
    // Both may delete: one is a manager, and the other is the only author in the other hotel.
    if (does === 'staff delete') await remove(colleagues?.at(-1) ?? colleague, conversationId, upTo);
    if (does === 'marked unread') await markUnread(colleague, conversationId);
  }

  const drifts = async () => (await dbPool().query<Drift>(RECOUNT)).rows;

  it('every count, pointer and waiting time equals a recount', async () => {
    expect(await drifts()).toEqual([]);
  });

  it('every inbox that only listened showed what a recount gives, after each step', () => {
    expect(differences).toEqual([]);
  });

  it('the sums of each hotel are its own, and agree', async () => {
    for (const [staff, at] of [stays[0]?.colleagues[0], stays[1]?.colleagues[0]].map(
      (one, i) => [one, i] as const,
    )) {
      if (!staff) throw new Error('Nobody is there.');
      const counted = await countUnread(staff);
      const totals = await sumUnread([staff.hotel.id]);
      const ids = stays.filter((_, place) => place % 2 === at).map(({ conversationId }) => conversationId);
      expect(ids).toEqual(expect.arrayContaining(counted.conversations.map((row) => row.conversation_id)));
      expect(totals.get(staff.hotel.id) ?? 0).toBe(counted.total_unread);
      const byRoom = Object.values(counted.unread_counts).reduce((sum, count) => sum + count, 0);
      expect(byRoom).toBe(counted.total_unread);
    }
  });

  it('the recount notices an unread count that is one too high', async () => {
    const id = String(stays[0]?.conversationId);
    await dbPool().query(
      'UPDATE conversation SET staff_unread_count = staff_unread_count + 1 WHERE id = $1',
      [id],
    );
    expect(await drifts()).toEqual([{ id, what: 'staff_unread_count' }]);
  });
});
