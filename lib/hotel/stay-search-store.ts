import { foldName, searchWords } from '@/lib/contract/fold-name';
import { Prisma } from '@/lib/generated/prisma/client';
import { containing } from '@/lib/kernel/containing';
import { holdsWords } from './name-search-store';
import { roomMatches } from './room-number-store';

/**
 * Builds the ids of the hotel's stays that match a search text: by the words of the guest's name in any order, by a
 * part of the stay's code or of its number in another system, or by a part of its room number. Names and numbers are
 * stored folded in `booking.search_text`, and an index holds each three characters of them. The result is an array, so
 * that the stays are found once and looked up, whatever plan the database chooses for the rest of the statement.
 */
export function staysMatching(hotelId: number, looked: string): Prisma.Sql {
  return Prisma.sql`ARRAY(
    SELECT s.id FROM booking s WHERE s.hotel_id = ${hotelId} AND (${byName(hotelId, looked)} OR ${byNumber(hotelId, looked)})
    UNION ALL
    SELECT s.id FROM booking s WHERE s.hotel_id = ${hotelId} AND s.room_id = ANY(ARRAY(
      SELECT r.id FROM room r WHERE r.hotel_id = ${hotelId} AND ${roomMatches(looked)})))`;
}

/** The name is the first line of `search_text`. */
function byName(hotelId: number, looked: string): Prisma.Sql {
  const inIndex = searchWords(looked).map(
    (spellings) =>
      Prisma.sql`(${Prisma.join(
        spellings.map((spelling) => mayHold(hotelId, spelling)),
        ' OR ',
      )})`,
  );
  const conditions = [...inIndex, holdsWords(Prisma.sql`split_part(s.search_text, E'\\n', 1)`, looked)];
  return Prisma.sql`(${Prisma.join(conditions, ' AND ')})`;
}

function byNumber(hotelId: number, looked: string): Prisma.Sql {
  const folded = foldName(looked);
  if (folded.trim() === '') return Prisma.sql`false`;
  return Prisma.sql`(${mayHold(hotelId, folded)} AND s.search_text LIKE ${containing(folded)})`;
}

/**
 * Pre-filters by the index. A text of fewer than three characters is not in the index, so every stay of the hotel is
 * checked.
 */
const mayHold = (hotelId: number, folded: string): Prisma.Sql =>
  Array.from(folded).length < 3
    ? Prisma.sql`true`
    : Prisma.sql`search_grams(s.hotel_id, s.search_text) @> search_grams(${hotelId}::int, ${folded}::text)`;
