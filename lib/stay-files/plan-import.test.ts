import { describe, expect, it } from 'vitest';
import type { ImportMemoryDto } from '@/lib/contract/import-memory';
import { type Choices, toRemember, understandColumns } from './plan-import';
import { isTable, readTable, type Table } from './read-table';

function tableOf(...lines: string[]): Table {
  const read = readTable(lines.join('\n'));
  if (!isTable(read)) throw new Error(read.why);
  return read;
}
const firstChoices = (table: Table, memory?: ImportMemoryDto) => understandColumns(table, { memory }).choices;
const remembered = (table: Table, { mapping, ...change }: Partial<Choices> & Pick<Choices, 'mapping'>) => {
  const understood = understandColumns(table, { choices: firstChoices(table), mapping });
  const choices = { ...understood.choices, ...change };
  const { source, words } = toRemember(table, { ...understood, choices });
  return { sources: [source], words };
};

describe('the saved choices of an import', () => {
  const FIRST = tableOf('Kode,Pax,In,Out,St', '7,A B,01/12/26,03/12/26,Zafiro');
  const mapping = { external_id: 'Kode', full_name: 'Pax', check_in: 'In', check_out: 'Out', status: 'St' };
  const memory = remembered(FIRST, {
    mapping,
    dayOrder: 'dmy',
    words: { zafiro: 'in_house', other: 'no_show' },
  });

  it('applies saved choices to the next file of the same source with its columns in any order', () => {
    const next = tableOf('Pax,Kode,In,Out,ST', 'C D,8,02/12/26,04/12/26,zafiro');
    expect(firstChoices(next, memory)).toEqual({
      mapping: { external_id: 'Kode', full_name: 'Pax', check_in: 'In', check_out: 'Out', status: 'ST' },
      dayOrder: 'dmy',
      words: { zafiro: 'in_house' },
    });
  });

  it('applies only the saved status words to another source', () => {
    const other = tableOf('Id,Name,Arrival,Departure', '7,A B,01/12/26,03/12/26');
    expect(firstChoices(other, memory)).toMatchObject({
      mapping: { external_id: 'Id', full_name: 'Name' },
      dayOrder: null,
      words: { zafiro: 'in_house' },
    });
  });

  it('prefers the order of days that the file itself shows to the saved one', () => {
    const next = tableOf('Kode,Pax,In,Out,St', '8,C D,12/24/26,12/27/26,Zafiro');
    expect(firstChoices(next, memory).dayOrder).toBe('mdy');
    expect(remembered(next, { mapping, dayOrder: 'mdy' }).sources[0]?.day_order).toBeNull();
  });
});
