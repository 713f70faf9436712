import { searchWords } from '@/lib/contract/fold-name';
import { Prisma } from '@/lib/generated/prisma/client';
import { containing } from '@/lib/kernel/containing';

/**
 * Builds the condition that a name, of one or several columns, contains every searched word in any order. The database
 * function `fold_name` takes the same steps as `foldName`. Use it for the few staff of a hotel; `staysMatching` finds
 * stays.
 */
export function nameMatches(name: Prisma.Sql, looked: string): Prisma.Sql {
  // OFFSET 0 makes the database fold the name once, not once per spelling.
  return Prisma.sql`(SELECT ${holdsWords(Prisma.sql`folded.name`, looked)}
    FROM (SELECT fold_name(${name}) AS name OFFSET 0) folded)`;
}

/** The same condition for a name that is already folded. */
export function holdsWords(folded: Prisma.Sql, looked: string): Prisma.Sql {
  const words = searchWords(looked);
  if (words.length === 0) return Prisma.sql`false`;
  const conditions = words.map((spellings) => {
    const each = spellings.map((spelling) => Prisma.sql`${folded} LIKE ${containing(spelling)}`);
    return Prisma.sql`(${Prisma.join(each, ' OR ')})`;
  });
  return Prisma.join(conditions, ' AND ');
}
