import { beforeAll, describe, expect, it } from 'vitest';
import { INBOX_ORDERS, type InboxQuery, type InboxRowDto } from '@/lib/contract/chat';
import { listInbox } from '@/lib/guest-chat/read-conversation';
import type { StaffMember } from '@/lib/hotel/principals';
import { encodeCursor } from '@/lib/kernel/cursor';
import { dbPool } from '@/lib/platform/db';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { memberOf } from '@/lib/testing/principals';

const ROWS = 300;
/** Of every ten guests, six wait; many of them began in the same second, so that ids must break the ties. */
const FILL = `
  WITH stay AS (
    INSERT INTO booking (hotel_id, code, status, guest_first_name, guest_last_name, check_in, check_out)
    SELECT $1, 'BK-2026-' || (5000 + n), 'confirmed', 'Guest', 'Number ' || n, '2026-11-20', '2026-11-27'
    FROM generate_series(1, ${ROWS}) n RETURNING id
  )
  INSERT INTO conversation (hotel_id, booking_id, last_seq, last_message_at, waiting_since, staff_unread_count, handler_staff_id)
  SELECT $1, id, 1, now() - (id % 40) * interval '1 minute',
    CASE WHEN id % 10 < 6 THEN now() - (id % 25) * interval '1 minute' END, id % 3,
    CASE WHEN id % 7 = 0 THEN $2::int END
  FROM stay`;

useFreshDatabase();
let fixtures: TheKillarney;
let brendan: StaffMember;
let ronan: StaffMember;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  [brendan, ronan] = await Promise.all([memberOf(fixtures.brendan), memberOf(fixtures.ronan)]);
  await dbPool().query(FILL, [fixtures.killarney.id, brendan.id]);
  await dbPool().query(FILL, [fixtures.dublin.id, null]);
});

/** Reads page after page to the end, and runs `between` after each page. */
async function turn(
  query: InboxQuery,
  between = async (_: readonly InboxRowDto[]) => {},
): Promise<InboxRowDto[]> {
  const seen: InboxRowDto[] = [];
  let cursor: string | undefined;
  do {
    const page = await listInbox(brendan, { ...query, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.conversations);
    cursor = page.next_cursor ?? undefined;
    await between(seen);
    expect(seen.length).toBeLessThanOrEqual(ROWS * 2);
  } while (cursor !== undefined);
  return seen;
}

const idsOf = (rows: readonly InboxRowDto[]) => rows.map(({ id }) => id);
const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
const newestFirst = (a: InboxRowDto, b: InboxRowDto) =>
  compare(b.last_message_time, a.last_message_time) || compare(b.id, a.id);

describe('the pages of the inbox', () => {
  it.each([1, 7, 50, 200])(
    'show every row once at %i rows a page, the guests who wait longest first',
    async (limit) => {
      const rows = await turn(limit === 1 ? { limit, assigned: 'me' } : { limit });
      const waiting = rows.filter((row) => row.waiting_since !== null);
      const rest = rows.filter((row) => row.waiting_since === null);
      const longest = waiting.toSorted(
        (a, b) => compare(a.waiting_since ?? '', b.waiting_since ?? '') || compare(a.id, b.id),
      );
      expect(new Set(idsOf(rows)).size).toBe(rows.length);
      expect(idsOf(rows)).toEqual(idsOf([...longest, ...rest.toSorted(newestFirst)]));
      if (limit > 1) expect(rows).toHaveLength(ROWS);
    },
  );

  it('show every row once by newest message, newest first', async () => {
    const rows = await turn({ limit: 50, order: 'recent' });
    expect(rows).toHaveLength(ROWS);
    expect(idsOf(rows)).toEqual(idsOf(rows.toSorted(newestFirst)));
  });

  it.each(INBOX_ORDERS)(
    'neither skip nor repeat a row that did not change meanwhile, in the order %s',
    async (order) => {
      const changed = new Set<number>();
      const rows = await turn({ limit: 20, order }, async (seen) => {
        // A staff member answers a conversation that was on a page, and a guest writes in one that was not.
        const [one, other] = [seen.at(-3)?.id, (seen.at(-1)?.id ?? 0) + 1];
        for (const id of [one, other]) if (id !== undefined) changed.add(id);
        await dbPool().query(
          `UPDATE conversation SET last_message_at = now(), last_seq = last_seq + 1,
           waiting_since = CASE WHEN id = $1 THEN NULL ELSE COALESCE(waiting_since, now()) END
         WHERE hotel_id = $3 AND id IN ($1, $2)`,
          [one, other, fixtures.killarney.id],
        );
      });
      const unchanged = idsOf(rows).filter((id) => !changed.has(id));
      expect(new Set(unchanged).size).toBe(unchanged.length);
      const all = idsOf(await turn({ limit: 200 }));
      expect(unchanged.toSorted(compare)).toEqual(all.filter((id) => !changed.has(id)).toSorted(compare));
    },
  );

  it('show no row of another hotel, and sum only the hotel’s own unread messages', async () => {
    const mine = await turn({ limit: 200 });
    const theirs = await listInbox(ronan, { limit: 200 });
    expect(idsOf(mine).filter((id) => idsOf(theirs.conversations).includes(id))).toEqual([]);
    const { total_unread: total } = await listInbox(brendan, { limit: 1 });
    expect(total).toBe(mine.reduce((sum, row) => sum + row.unread_count, 0));
    const { next_cursor: cursor } = await listInbox(brendan, { limit: 1 });
    const pages = await listInbox(ronan, { limit: 200, cursor: cursor ?? '' });
    expect(idsOf(pages.conversations).filter((id) => idsOf(mine).includes(id))).toEqual([]);
  });
});

describe('a filter of the inbox', () => {
  it('finds the own, the unassigned and the waiting conversations', async () => {
    const all = await turn({ limit: 200 });
    const mine = all.filter((row) => row.current_staff_handler?.id === brendan.id);
    const waiting = all.filter((row) => row.waiting_since !== null);
    expect(mine.length).toBeGreaterThan(10);
    expect(idsOf(await turn({ assigned: 'me' }))).toEqual(idsOf(mine));
    expect(idsOf(await turn({ assigned: 'none' }))).toEqual(idsOf(all.filter((row) => !mine.includes(row))));
    expect(idsOf(await turn({ waiting: true, limit: 33 }))).toEqual(idsOf(waiting));
    const recent = await turn({ waiting: true, order: 'recent', limit: 33 });
    expect(idsOf(recent)).toEqual(idsOf(waiting.toSorted(newestFirst)));
    expect(await turn({ status: 'closed' })).toEqual([]);
  });
});

describe('a search in the inbox', () => {
  const NAMES = ['100% Wool', '100 Wool', 'Under_score', 'Underscore', 'Back\\slash', "O'Brien", 'Siobhán'];
  beforeAll(async () => {
    for (const [at, name] of NAMES.entries()) {
      await dbPool().query(
        `UPDATE booking SET guest_first_name = $1, guest_last_name = 'Sought' WHERE hotel_id = $2 AND code = $3`,
        [name, fixtures.killarney.id, `BK-2026-${5001 + at}`],
      );
    }
  });

  it.each([
    ['100%', ['100% Wool']],
    ['%', ['100% Wool']],
    ['_', ['Under_score']],
    ['r_s', ['Under_score']],
    ['k\\s', ['Back\\slash']],
    ['\\', ['Back\\slash']],
    ["O'Br", ["O'Brien"]],
    ['obrien', ["O'Brien"]],
    ['sioBHÁN sought', ['Siobhán']],
    ['BK-2026-5002', ['100 Wool']],
    ["'; DROP TABLE message; --", []],
  ])('takes %j literally', async (q, found) => {
    const rows = await turn({ q });
    expect(rows.map((row) => row.guest_first_name)).toEqual(found);
  });
});

describe('a cursor of the inbox', () => {
  const { stringify } = JSON;
  const at = '2026-11-23T05:00:00.000Z';
  it.each([
    ['of no kind', 'not-ours'],
    ['of another list', encodeCursor(['elsewhere', at, 1])],
    ['with an id too large for the database', encodeCursor(['rest', at, 2 ** 53])],
    ['with a day that does not exist', encodeCursor(['rest', '2026-02-30T00:00:00.000Z', 1])],
    ['that is not wrapped', stringify(['rest', at, 1])],
  ])('is rejected: one %s', async (_, cursor) => {
    await expect(listInbox(brendan, { cursor })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('is rejected past the waiting guests where only they are listed', async () => {
    const cursor = encodeCursor(['rest', at, 1]);
    await expect(listInbox(brendan, { waiting: true, cursor })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('is rejected in the other order, where it would lead back to the beginning', async () => {
    const { next_cursor: cursor } = await listInbox(brendan, { limit: 1 });
    const other = listInbox(brendan, { order: 'recent', cursor: cursor ?? '' });
    await expect(other).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
