import { dbPool } from '@/lib/platform/db';

/** Returns all rows of one hotel as text, by table. */
export async function rowsOfHotel(hotelId: number): Promise<Record<string, string>> {
  const { rows } = await dbPool().query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'hotel_id' ORDER BY 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: kept } = await dbPool().query<{ text: string | null }>(
      `SELECT string_agg(t::text, E'\\n' ORDER BY t::text) AS text FROM "${name}" t WHERE t.hotel_id = $1`,
      [hotelId],
    );
    found[name] = kept[0]?.text ?? '';
  }
  return found;
}
