import { expect, it } from 'vitest';
import { knownRooms } from '@/lib/stay-files/cells/read-details';
import { guessColumns } from '@/lib/stay-files/guess-columns';
import { isOpen } from '@/lib/stay-files/reading/open-file';
import { createFileReader } from './file-reader';

/** An older browser, or a policy that forbids workers. The worker itself is met in the browser tests. */
const inPage = () =>
  createFileReader(() => {
    throw new Error('SecurityError');
  });

it('reads a file and its stays in the page where no worker starts, and tells how far it is', async () => {
  const rows = Array.from({ length: 2_500 }, (_, at) => `${at},Ana Berg,2026-11-29,2026-12-01`);
  const bytes = new TextEncoder().encode(['Booking number,Guest,Arrival,Departure', ...rows].join('\n'));
  const reader = inPage();
  const file = await reader.open(bytes);
  if (!isOpen(file)) throw new Error(file.why);
  const told: number[] = [];
  const plan = { mapping: guessColumns(file.table.columns), dayOrder: 'ymd', rooms: knownRooms([]) } as const;
  const read = await reader.toStays(file, plan, (done) => told.push(done));
  expect(read).toHaveLength(2_500);
  expect(told).toEqual([0, 1_000, 2_000]);
});

it('says why a file cannot be read', async () => {
  expect(await inPage().open(new TextEncoder().encode('%PDF-1.7'))).toEqual({ why: 'kind', kind: 'pdf' });
});
