import { searchWords } from '@/lib/contract/fold-name';
import { Prisma } from '@/lib/generated/prisma/client';
import { containing } from '@/lib/kernel/containing';

/**
 * Whether a name, of one or several columns, holds every word that is looked for, in any order. `fold_name` of the
 * database takes the steps of `foldName`. For the few people of a hotel: stays are found by `staysMatching`.
 */
export function nameMatches(name: Prisma.Sql, looked: string): Prisma.Sql {
  // OFFSET 0: folded once, not once for each spelling.
  return Prisma.sql`(SELECT ${holdsWords(Prisma.sql`folded.name`, looked)}
    FROM (SELECT fold_name(${name}) AS name OFFSET 0) folded)`;
}

/** The same of a name that is folded already. */
export function holdsWords(folded: Prisma.Sql, looked: string): Prisma.Sql {
  const words = searchWords(looked);
  if (words.length === 0) return Prisma.sql`false`;
  const conditions = words.map((spellings) => {
    const each = spellings.map((spelling) => Prisma.sql`${folded} LIKE ${containing(spelling)}`);
    return Prisma.sql`(${Prisma.join(each, ' OR ')})`;
  });
  return Prisma.join(conditions, ' AND ');
}
