import type { Permission } from '@/lib/contract/presence';
import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';

/** Those who look at a conversation on a visible page. They need no push. */
export type Looking = { staffIds: number[]; isGuest: boolean };
/** A colleague whose staff page is open, perhaps behind another window. */
export type OpenDesk = {
  staffId: number;
  tabs: number;
  isVisible: boolean;
  /** The best permission among the tabs; null where no tab has reported one. */
  permission: Permission | null;
};

export type Page = {
  hotelId: number;
  tab: string;
  isVisible: boolean;
} & (
  | { staffId: number; conversationId: number | null; permission: Permission | null }
  | { bookingId: number }
);

/** How long a page counts after its last report. Browsers let a hidden page run only once a minute. */
export const LOOKING_SECONDS = 60;
export const OPEN_SECONDS = 150;
/** Stored tabs of one person. Further tabs are ignored. */
const MOST_TABS = 30;

/** False when the conversation does not belong to the hotel. One statement, whatever it changes. */
export async function savePage(page: Page): Promise<boolean> {
  const { hotelId, isVisible } = page;
  const staffId = 'staffId' in page ? page.staffId : null;
  const bookingId = 'bookingId' in page ? page.bookingId : null;
  const conversationId = 'conversationId' in page ? page.conversationId : null;
  const permission = 'permission' in page ? page.permission : null;
  const [found] = await query<{ is_known: boolean }>(Prisma.sql`
    WITH place AS (
      SELECT (SELECT id FROM conversation WHERE hotel_id = ${hotelId} AND id = ${conversationId}::bigint) AS id
    ), kept AS (
      INSERT INTO presence (key, hotel_id, staff_id, booking_id, conversation_id, is_visible, permission, seen_at)
      SELECT ${keyOf(page)}, ${hotelId}, ${staffId}::int, ${bookingId}::int, p.id, ${isVisible}, ${permission}::text, now()
      FROM place p
      WHERE (p.id IS NOT NULL OR ${conversationId}::bigint IS NULL) AND ${MOST_TABS} > (
        SELECT count(*) FROM presence x WHERE x.hotel_id = ${hotelId} AND x.key <> ${keyOf(page)}
          AND (x.staff_id = ${staffId}::int OR x.booking_id = ${bookingId}::int))
      ON CONFLICT (key) DO UPDATE
        SET conversation_id = EXCLUDED.conversation_id, is_visible = EXCLUDED.is_visible,
          permission = EXCLUDED.permission, seen_at = EXCLUDED.seen_at
    )
    SELECT p.id IS NOT NULL OR ${conversationId}::bigint IS NULL AS is_known FROM place p`);
  return found?.is_known ?? false;
}

export async function deletePage(page: Page): Promise<void> {
  await query(Prisma.sql`DELETE FROM presence WHERE key = ${keyOf(page)} AND hotel_id = ${page.hotelId}`);
}

export async function whoIsLooking(hotelId: number, conversationId: number): Promise<Looking> {
  const pages = await query<{ staff_id: number | null }>(Prisma.sql`
    SELECT DISTINCT p.staff_id
    FROM conversation c JOIN presence p ON p.hotel_id = c.hotel_id
      AND (p.conversation_id = c.id OR p.booking_id = c.booking_id)
    WHERE c.hotel_id = ${hotelId} AND c.id = ${conversationId}
      AND p.is_visible AND p.seen_at > now() - make_interval(secs => ${LOOKING_SECONDS})`);
  return {
    staffIds: pages.flatMap(({ staff_id: id }) => id ?? []).sort((a, b) => a - b),
    isGuest: pages.some(({ staff_id: id }) => id === null),
  };
}

export async function openDesks(hotelId: number): Promise<OpenDesk[]> {
  type Row = { staff_id: number; tabs: number; is_visible: boolean; permission: Permission | null };
  const rows = await query<Row>(Prisma.sql`
    SELECT staff_id, count(*)::int AS tabs, (
        array_agg(permission ORDER BY array_position(ARRAY['granted', 'default', 'denied', 'unsupported'], permission))
      )[1] AS permission,
      bool_or(is_visible AND seen_at > now() - make_interval(secs => ${LOOKING_SECONDS})) AS is_visible
    FROM presence
    WHERE hotel_id = ${hotelId} AND staff_id IS NOT NULL
      AND seen_at > now() - make_interval(secs => ${OPEN_SECONDS})
    GROUP BY staff_id ORDER BY staff_id`);
  return rows.map((row) => ({
    staffId: row.staff_id,
    tabs: row.tabs,
    isVisible: row.is_visible,
    permission: row.permission,
  }));
}

/** Deletes pages that ended without a report. */
export async function sweepPages(): Promise<void> {
  await query(
    Prisma.sql`DELETE FROM presence WHERE seen_at < now() - make_interval(secs => ${OPEN_SECONDS})`,
  );
}

function keyOf(page: Page): string {
  return 'staffId' in page ? `staff:${page.staffId}:${page.tab}` : `guest:${page.bookingId}:${page.tab}`;
}
