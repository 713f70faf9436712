import { Prisma } from '@/lib/generated/prisma/client';
import { couldBeSecret, hashSecret, newSecret } from '@/lib/kernel/secret-hash';
import { ask } from '@/lib/platform/db';

/** As long as browsers keep a cookie. */
export const KNOWN_BROWSER_DAYS = 400;
/** Of one person. Those used last stay. */
const BROWSERS_PER_PERSON = 20;

/**
 * The browser of this secret, if it signed in to the account of one of these names since the account's sessions were
 * last ended: with a new password no browser is known any more. Of two accounts the one named first.
 */
export async function findKnownBrowser(
  names: readonly string[],
  secret: string | null,
): Promise<{ id: number; username: string } | null> {
  if (secret === null || !couldBeSecret(secret)) return null;
  const [row] = await ask<{ id: number; username: string }>(Prisma.sql`
    SELECT k.id, s.username FROM known_browser k JOIN staff s ON s.hotel_id = k.hotel_id AND s.id = k.staff_id
    WHERE k.secret_hash = ${hashSecret(secret)} AND s.username = ANY(${[...names]}::text[]) AND s.is_active
      AND s.session_version = k.session_version
      AND k.last_used_at > now() - make_interval(days => ${KNOWN_BROWSER_DAYS})
    ORDER BY array_position(${[...names]}::text[], s.username) LIMIT 1`);
  return row ?? null;
}

/**
 * Knows a browser that has just proved who is in front of it. A secret that this installation did not give out is
 * replaced, so that nobody can plant one that they know. Answers the secret for its cookie.
 */
export async function rememberBrowser(
  staff: { id: number; hotelId: number },
  presented: string | null,
): Promise<string> {
  const secret = presented !== null && (await isOurs(presented)) ? presented : newSecret();
  await ask(Prisma.sql`
    INSERT INTO known_browser (hotel_id, staff_id, secret_hash, session_version)
    SELECT hotel_id, id, ${hashSecret(secret)}, session_version FROM staff
    WHERE hotel_id = ${staff.hotelId} AND id = ${staff.id}
    ON CONFLICT (staff_id, secret_hash) DO UPDATE
      SET session_version = EXCLUDED.session_version, last_used_at = now()`);
  await ask(Prisma.sql`
    DELETE FROM known_browser WHERE staff_id = ${staff.id} AND id NOT IN (
      SELECT id FROM known_browser WHERE staff_id = ${staff.id}
      ORDER BY last_used_at DESC, id DESC LIMIT ${BROWSERS_PER_PERSON})`);
  return secret;
}

async function isOurs(secret: string): Promise<boolean> {
  if (!couldBeSecret(secret)) return false;
  const rows = await ask(
    Prisma.sql`SELECT 1 FROM known_browser WHERE secret_hash = ${hashSecret(secret)} LIMIT 1`,
  );
  return rows.length > 0;
}
