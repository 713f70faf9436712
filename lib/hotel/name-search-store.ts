import { CAPITALS, LETTERS, LIGATURES, MARKS, SEPARATORS, searchWords } from '@/lib/contract/fold-name';
import { Prisma } from '@/lib/generated/prisma/client';
import { containing } from '@/lib/kernel/containing';

/** Whether a name, of one or several columns, holds every word that is looked for, in any order. */
export function nameMatches(name: Prisma.Sql, looked: string): Prisma.Sql {
  const words = searchWords(looked);
  if (words.length === 0) return Prisma.sql`false`;
  const folded = folding(name);
  const conditions = words.map((spellings) => {
    const each = spellings.map((spelling) => Prisma.sql`folded.name LIKE ${containing(spelling)}`);
    return Prisma.sql`(${Prisma.join(each, ' OR ')})`;
  });
  // OFFSET 0: folded once, not once for each spelling.
  return Prisma.sql`(SELECT ${Prisma.join(conditions, ' AND ')} FROM (SELECT ${folded} AS name OFFSET 0) folded)`;
}

const isAscii = (text: Prisma.Sql) => Prisma.sql`octet_length(${text}) = char_length(${text})`;

/** The steps of `foldName`, the fewest first: most names are ASCII, and most others are when their accents are gone. */
function folding(name: Prisma.Sql): Prisma.Sql {
  const separated = Prisma.sql`translate(${name}, ${SEPARATORS.from}, ${SEPARATORS.to})`;
  const spelled = LIGATURES.reduce(
    (text, [ligature, letters]) => Prisma.sql`replace(${text}, ${ligature}, ${letters})`,
    separated,
  );
  const bare = Prisma.sql`regexp_replace(normalize(${spelled}, NFKD), ${MARKS}, '', 'g')`;
  const plain = Prisma.sql`bare.name`;
  return Prisma.sql`CASE WHEN ${isAscii(name)} THEN lower(${separated}) ELSE (
    SELECT CASE WHEN ${isAscii(plain)} THEN lower(${plain})
      ELSE lower(translate(${plain}, ${CAPITALS.from}, ${CAPITALS.to})) END
    FROM (SELECT translate(${bare}, ${LETTERS.from}, ${LETTERS.to}) AS name OFFSET 0) bare) END`;
}
