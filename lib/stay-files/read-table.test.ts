import { describe, expect, it } from 'vitest';
import { isTable, MOST_ROWS, readTable, type Table } from './read-table';
import { readCells } from './reading/read-cells';

function tableOf(text: string): Table {
  const read = readTable(text);
  if (!isTable(read)) throw new Error(read.why);
  return read;
}
const cellsOf = (text: string) => tableOf(text).rows.map(({ cells }) => Object.values(cells));

describe('readTable', () => {
  it.each([',', ';', '\t'])('reads a file with the separator %j', (between) => {
    const text = [`Id${between}Name`, `1${between}Aoife`, `2${between}Marco`].join('\r\n');
    expect(cellsOf(text)).toEqual([
      ['1', 'Aoife'],
      ['2', 'Marco'],
    ]);
  });

  it('keeps commas, quotation marks and line breaks within quotes', () => {
    const { rows } = tableOf('Id,Name\n1,"Byrne, ""Aoife"""\n2,"One\nTwo"\n3,Marco\n');
    expect(rows.map(({ cells }) => cells['Name'])).toEqual(['Byrne, "Aoife"', 'One\nTwo', 'Marco']);
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  it('skips a byte order mark, empty lines and missing cells', () => {
    const { columns, rows } = tableOf('\uFEFFId,Name,Room\n\n1,Aoife\n,,\n');
    expect(columns).toEqual(['Id', 'Name', 'Room']);
    expect(rows).toEqual([{ line: 3, cells: { Id: '1', Name: 'Aoife', Room: '' } }]);
  });

  it('gives duplicate and unnamed columns names of their own', () => {
    expect(tableOf('Name,Name,\nA,B,C').columns).toEqual(['Name', 'Name (2)', '#3']);
  });

  it('refuses an empty, malformed or too long file with the reason', () => {
    expect(readTable('')).toEqual({ why: 'empty' });
    expect(readTable('Id,Name\n')).toEqual({ why: 'empty' });
    expect(readTable('Id,Name\n1,Aoife\n2,"Marco\n3,x')).toEqual({ why: 'malformed', line: 3 });
    expect(readTable(`Id\n${'1\n'.repeat(MOST_ROWS + 1)}`)).toEqual({ why: 'too_many' });
  });

  it.each([
    ['comma', 'Booking no,Guest,Arrival,Departure\n1,"Byrne, Aoife",2026-11-29,2026-12-01\n', ','],
    [
      'semicolon, with commas in the cells',
      'Buchung;Gast;Anreise;Abreise;Preis\n1;Byrne, Aoife;29.11.26;1.12.26;1,50\n',
      ';',
    ],
    ['semicolon, with a comma in each cell', 'Nr;Name;Von;Bis\n1,1;a,b;c,d;e,f\n2,1;a,b;c,d;e,f\n', ';'],
    ['bar', 'Res No|Name|Arrival|Departure\n1|Byrne, Aoife|2026-11-29|2026-12-01', '|'],
    ['caret', 'Res No^Name^Arrival^Departure\n1^A, B^2026-11-29^2026-12-01', '^'],
    ['sign that few systems use', 'Res No§Name§Arrival§Departure\n1§A, B§29/11/2026§01/12/2026', '§'],
    ['colon', 'Res No:Name:Arrival:Departure\n1:A:2026-11-29:2026-12-01', ':'],
    ['tab in a short file', 'Id\tName\n1\tByrne, Aoife\n', '\t'],
    ['sign that its first line names', 'sep=|\r\nId|Name\r\n1|A;B\r\n', '|'],
  ])('finds the separator of a file: %s', (_, text, separator) => {
    expect(readCells(text)).toMatchObject({ separator });
  });

  it('uses the separator that a staff member chooses', () => {
    const read = readTable('Id;Name,x\n1;A,y\n', ',');
    expect(read).toMatchObject({ columns: ['Id;Name', 'x'] });
  });

  it('finds the column names below a title, and counts lines from the top of the file', () => {
    const text =
      'sep=;\nHotel Sample;;;\nArrivals from 29.11. to 30.11.;;;\n\nRes-Nr.;Gast;Anreise;Abreise;;\n7;A B;1.2.26;2.2.26;;\n';
    const { columns, rows } = tableOf(text);
    expect(columns).toEqual(['Res-Nr.', 'Gast', 'Anreise', 'Abreise']);
    expect(rows).toMatchObject([{ line: 6 }]);
  });

  it('keeps an unnamed column when a row has a value in it', () => {
    expect(tableOf('Id;Name\n1;A;B\n').columns).toEqual(['Id', 'Name', '#3']);
  });

  it('reads quotation marks in a tab-separated file literally', () => {
    expect(cellsOf('Id\tName\n1\t"Rose" Byrne\n2\t"Half\n')).toEqual([
      ['1', '"Rose" Byrne'],
      ['2', '"Half'],
    ]);
  });
});
