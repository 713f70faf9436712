import { Prisma } from '@/lib/generated/prisma/client';
import { couldBeSecret, hashSecret, newSecret } from '@/lib/kernel/secret-hash';
import { query } from '@/lib/platform/db';

/** The longest time for which browsers store a cookie. */
export const KNOWN_BROWSER_DAYS = 400;
/** The limit per person. The most recently used browsers remain. */
const BROWSERS_PER_PERSON = 20;

/**
 * Returns the browser of this secret, if it signed in to the account of one of these names since the account's sessions
 * were last ended: after a new password no browser is known. Of two accounts it returns the one named first.
 */
export async function findKnownBrowser(
  names: readonly string[],
  secret: string | null,
): Promise<{ id: number; username: string } | null> {
  if (secret === null || !couldBeSecret(secret)) return null;
  const [row] = await query<{ id: number; username: string }>(Prisma.sql`
    SELECT k.id, s.username FROM known_browser k JOIN staff s ON s.hotel_id = k.hotel_id AND s.id = k.staff_id
    WHERE k.secret_hash = ${hashSecret(secret)} AND s.username = ANY(${[...names]}::text[]) AND s.is_active
      AND s.session_version = k.session_version
      AND k.last_used_at > now() - make_interval(days => ${KNOWN_BROWSER_DAYS})
    ORDER BY array_position(${[...names]}::text[], s.username) LIMIT 1`);
  return row ?? null;
}

/**
 * Stores a browser whose user has just authenticated. A secret that this installation did not issue is replaced, so
 * that an attacker cannot plant a known one. Returns the secret for its cookie.
 */
export async function rememberBrowser(
  staff: { id: number; hotelId: number },
  presented: string | null,
): Promise<string> {
  const secret = presented !== null && (await isOurs(presented)) ? presented : newSecret();
  await query(Prisma.sql`
    INSERT INTO known_browser (hotel_id, staff_id, secret_hash, session_version)
    SELECT hotel_id, id, ${hashSecret(secret)}, session_version FROM staff
    WHERE hotel_id = ${staff.hotelId} AND id = ${staff.id}
    ON CONFLICT (staff_id, secret_hash) DO UPDATE
      SET session_version = EXCLUDED.session_version, last_used_at = now()`);
  await query(Prisma.sql`
    DELETE FROM known_browser WHERE staff_id = ${staff.id} AND id NOT IN (
      SELECT id FROM known_browser WHERE staff_id = ${staff.id}
      ORDER BY last_used_at DESC, id DESC LIMIT ${BROWSERS_PER_PERSON})`);
  return secret;
}

async function isOurs(secret: string): Promise<boolean> {
  if (!couldBeSecret(secret)) return false;
  const rows = await query(
    Prisma.sql`SELECT 1 FROM known_browser WHERE secret_hash = ${hashSecret(secret)} LIMIT 1`,
  );
  return rows.length > 0;
}
