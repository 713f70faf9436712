import { describe, expect, it } from 'vitest';
import { isTable, MOST_ROWS, readTable, type Table, textOf } from './read-table';

function tableOf(text: string): Table {
  const read = readTable(text);
  if (!isTable(read)) throw new Error(read.why);
  return read;
}
const cellsOf = (text: string) => tableOf(text).rows.map(({ cells }) => Object.values(cells));

describe('a file', () => {
  it.each([',', ';', '\t'])('is read whatever stands between its cells: %j', (between) => {
    const text = [`Id${between}Name`, `1${between}Aoife`, `2${between}Marco`].join('\r\n');
    expect(cellsOf(text)).toEqual([
      ['1', 'Aoife'],
      ['2', 'Marco'],
    ]);
  });

  it('keeps what stands in quotes together: commas, quotation marks and line breaks', () => {
    const { rows } = tableOf('Id,Name\n1,"Byrne, ""Aoife"""\n2,"One\nTwo"\n3,Marco\n');
    expect(rows.map(({ cells }) => cells['Name'])).toEqual(['Byrne, "Aoife"', 'One\nTwo', 'Marco']);
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  it('passes over a byte order mark, empty lines and cells that are not there', () => {
    const { columns, rows } = tableOf('\uFEFFId,Name,Room\n\n1,Aoife\n,,\n');
    expect(columns).toEqual(['Id', 'Name', 'Room']);
    expect(rows).toEqual([{ line: 3, cells: { Id: '1', Name: 'Aoife', Room: '' } }]);
  });

  it('gives columns of one name, and of none, names of their own', () => {
    expect(tableOf('Name,Name,\nA,B,C').columns).toEqual(['Name', 'Name (2)', '#3']);
  });

  it('is not read when it is empty, broken or too long, and says which', () => {
    expect(readTable('')).toEqual({ why: 'empty' });
    expect(readTable('Id,Name\n')).toEqual({ why: 'empty' });
    expect(readTable('Id,Name\n1,Aoife\n2,"Marco\n3,x')).toEqual({ why: 'malformed', line: 3 });
    expect(readTable(`Id\n${'1\n'.repeat(MOST_ROWS + 1)}`)).toEqual({ why: 'too_many' });
  });

  it('of an older system is read in the alphabet of Western Windows', () => {
    expect(textOf(new TextEncoder().encode('Müller, 東京'))).toBe('Müller, 東京');
    expect(textOf(new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]))).toBe('Müller');
  });
});
