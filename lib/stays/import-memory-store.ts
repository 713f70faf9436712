import {
  DAY_ORDERS,
  type ImportMemoryDto,
  importMemorySchema,
  MOST_REMEMBERED_WORDS,
  MOST_SOURCES,
  type RememberImport,
} from '@/lib/contract/import-memory';
import { db, type Tx } from '@/lib/platform/db';

/** Returns the latest first. Leaves out values that an earlier version wrote and this one does not know. */
export async function findImportMemory(hotelId: number): Promise<ImportMemoryDto> {
  const [sources, words] = await Promise.all([
    db().importSource.findMany({ where: { hotelId }, orderBy: { savedAt: 'desc' }, take: MOST_SOURCES }),
    db().importWord.findMany({
      where: { hotelId },
      orderBy: { savedAt: 'desc' },
      take: MOST_REMEMBERED_WORDS,
    }),
  ]);
  const { shape } = importMemorySchema;
  return {
    sources: sources.flatMap(({ source, mapping, dayOrder }) => {
      const day_order = DAY_ORDERS.find((order) => order === dayOrder) ?? null;
      return shape.sources.element.safeParse({ source, mapping, day_order }).data ?? [];
    }),
    words: words.flatMap(({ word, meaning }) => shape.words.element.safeParse({ word, meaning }).data ?? []),
  };
}

export async function saveImportMemory(
  tx: Tx,
  hotelId: number,
  { source: { source, mapping, day_order: dayOrder }, words }: RememberImport,
): Promise<void> {
  const savedAt = new Date();
  const told = { mapping, dayOrder, savedAt };
  await tx.importSource.upsert({
    where: { hotelId_source: { hotelId, source } },
    create: { hotelId, source, ...told },
    update: told,
  });
  // Every request saves in the same order, so that two requests with the same words cannot deadlock.
  const inOrder = words.toSorted((one, other) => (one.word < other.word ? -1 : 1));
  for (const { word, meaning } of inOrder) {
    const where = { hotelId_word: { hotelId, word } };
    await tx.importWord.upsert({
      where,
      create: { hotelId, word, meaning, savedAt },
      update: { meaning, savedAt },
    });
  }
  await deleteOldest(tx, hotelId);
}

/** A hotel remembers no more than it reads again. */
async function deleteOldest(tx: Tx, hotelId: number): Promise<void> {
  const orderBy = { savedAt: 'desc' } as const;
  const sources = await tx.importSource.findMany({ where: { hotelId }, orderBy, skip: MOST_SOURCES });
  const words = await tx.importWord.findMany({ where: { hotelId }, orderBy, skip: MOST_REMEMBERED_WORDS });
  await tx.importSource.deleteMany({
    where: { hotelId, source: { in: sources.map(({ source }) => source) } },
  });
  await tx.importWord.deleteMany({ where: { hotelId, word: { in: words.map(({ word }) => word) } } });
}
