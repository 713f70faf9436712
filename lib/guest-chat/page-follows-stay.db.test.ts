import { beforeAll, beforeEach, expect, it } from 'vitest';
import { db, dbPool } from '@/lib/platform/db';
import { byToken } from '@/lib/testing/call-route';
import { aCompanion, tokenOf } from '@/lib/testing/companions';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { emptyOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
let companionToken: string;
let rowOf: Record<string, number>;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  const tim = await aCompanion(fixtures.aoife, fixtures.brendan);
  companionToken = await tokenOf(fixtures.aoife, fixtures.brendan, tim.id);
  const room = await db().room.create({ data: { hotelId: fixtures.killarney.id, number: '207' } });
  // The booking moves to this room before the columns of the table `room` are tested.
  rowOf = {
    hotel: fixtures.killarney.id,
    booking: fixtures.aoife.bookingId,
    companion: tim.id,
    room: room.id,
  };
});
beforeEach(emptyOutbox);

/** Values that the event log or the channel brings by itself. */
const TOLD_OTHERWISE = [
  'conversation_id',
  'last_seq',
  'current_staff_handler',
  'channel_name',
  'pusher',
  'context_tag',
];
/** Columns that make the row another row, or end the stay altogether. */
const IDENTITY = ['id', 'hotel_id', 'booking_id', 'code', 'slug', 'removed_at', 'erased_at'];
const OTHER_VALUE: Record<string, string> = {
  'hotel.time_zone': `'Europe/Berlin'`,
  'hotel.locale': `'de'`,
  'hotel.accent_color': `'#a1502f'`,
  'hotel.offered_locales': `ARRAY['en', 'de']`,
  'hotel.reception_hours': `'[null, null, null, null, null, null, {"from": "09:00", "to": "12:00"}]'`,
  'hotel.welcome_texts': `'{"en": "Welcome, dear guests."}'`,
  'hotel.away_texts': `'{"en": "We sleep."}'`,
  // The end of a stay reaches the page through the end of its connections.
  'booking.status': `'confirmed'`,
  'booking.guest_locale': `'de'`,
  'booking.room_id': `(SELECT id FROM room r WHERE r.hotel_id = booking.hotel_id AND r.number = '207')`,
  'booking.merged_into_id': 'id',
  'companion.locale': `'ar'`,
};

type Column = { table: string; column: string; type: string; labels: string[] };

async function columnsOf(tables: readonly string[]): Promise<Column[]> {
  const { rows } = await dbPool().query<Column>(
    `SELECT c.table_name AS table, c.column_name AS column, c.data_type AS type,
       ARRAY(SELECT e.enumlabel::text FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
             WHERE t.typname = c.udt_name ORDER BY e.enumsortorder) AS labels
     FROM information_schema.columns c
     WHERE c.table_schema = 'public' AND c.table_name = ANY($1) AND c.column_name <> ALL($2)
       AND c.is_generated = 'NEVER'
     -- The room of a stay to come is not shown: the state changes last.
     ORDER BY c.column_name = 'status', c.table_name, c.ordinal_position`,
    [tables, IDENTITY],
  );
  return rows;
}

/** A value of the column's own type that differs from the current one. */
function otherValue({ table, column, type, labels }: Column): string {
  const chosen = OTHER_VALUE[`${table}.${column}`];
  if (chosen) return chosen;
  if (labels.length > 0) return `'${labels[0]}'`;
  if (type === 'boolean') return `NOT "${column}"`;
  if (type === 'integer' || type === 'bigint' || type === 'smallint') return `COALESCE("${column}", 1) + 1`;
  if (type === 'date') return `"${column}" + 1`;
  if (type.startsWith('timestamp')) return 'now()';
  if (type === 'ARRAY') return `ARRAY['other-${column}']`;
  return `'other-${column}'`;
}
type Seen = { tag: unknown; shown: string };
async function seenBy(token: string): Promise<Seen> {
  const { slug } = fixtures.killarney;
  const context = await (await guestEndpoints.context(slug, byToken({ ...fixtures.aoife, token }))).json();
  const events = await (
    await guestEndpoints.events(slug, byToken({ ...fixtures.aoife, token }), { query: '?after=0' })
  ).json();
  expect(events.context_tag).toBe(context.context_tag);
  const shown = Object.entries(context).filter(([name]) => !TOLD_OTHERWISE.includes(name));
  return { tag: context.context_tag, shown: JSON.stringify(shown) };
}

const everybody = () => Promise.all([fixtures.aoife.token, companionToken].map(seenBy));
const queued = async () =>
  (await db().outboxItem.findMany({ where: { type: { in: ['stay_changed', 'hotel_changed'] } } })).map(
    ({ hotelId }) => hotelId,
  );

it('notifies open pages and changes the tag exactly when a column changes what a page shows', async () => {
  const columns = await columnsOf(['hotel', 'booking', 'companion', 'room']);
  const told: string[] = [];
  for (const each of columns) {
    const name = `${each.table}.${each.column}`;
    const before = await everybody();
    await emptyOutbox();
    await dbPool().query(`UPDATE "${each.table}" SET "${each.column}" = ${otherValue(each)} WHERE id = $1`, [
      rowOf[each.table],
    ]);
    const after = await everybody();
    const isShown = after.some(({ shown }, at) => shown !== before[at]?.shown);
    expect(
      after.map(({ tag }, at) => tag !== before[at]?.tag),
      name,
    ).toEqual(after.map(({ shown }, at) => shown !== before[at]?.shown));
    expect(await queued(), name).toEqual(isShown ? [fixtures.killarney.id] : []);
    if (isShown) told.push(name);
  }
  expect(told).toEqual(
    expect.arrayContaining([
      'hotel.reception_hours',
      'booking.status',
      'companion.first_name',
      'room.number',
    ]),
  );
});

it('notifies no page where no device has opened the stay, however many stays are imported', async () => {
  await db().guestSession.updateMany({
    where: { bookingId: fixtures.marco.bookingId },
    data: { revokedAt: new Date() },
  });
  await db().booking.update({ where: { id: fixtures.marco.bookingId }, data: { guestLastName: 'Bianchi' } });
  expect(await queued()).toEqual([]);
});
