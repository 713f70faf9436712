import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isOpen, type OpenFile, openFile, openSheet, openText } from './open-file';
import { workbookOf } from './workbook-fixture';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const packed = (parts: Record<string, string>) =>
  new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  );

async function opened(bytes: Uint8Array<ArrayBuffer>): Promise<OpenFile> {
  const file = await openFile(bytes);
  if (!isOpen(file)) throw new Error(JSON.stringify(file));
  return file;
}

describe('a workbook', () => {
  const ROWS = [
    ['Arrivals'],
    [],
    ['Res No', 'Guest', 'Arrival', 'Departure', 'Room'],
    [4711, 'Byrne, Aoife', { serial: 46355.625 }, 46357, '0204'],
  ];

  it('reads a workbook as a table with days, unchanged numbers and the row numbers of the sheet', async () => {
    const { table } = await opened(workbookOf({ Stays: ROWS }));
    expect(table.rows).toEqual([
      {
        line: 4,
        cells: {
          'Res No': '4711',
          Guest: 'Byrne, Aoife',
          Arrival: '2026-11-29',
          Departure: '46357',
          Room: '0204',
        },
      },
    ]);
  });

  it('opens the sheet with column names by default, and any other sheet on request', async () => {
    const file = await opened(workbookOf({ Notes: [['Read me'], ['please']], Stays: ROWS, Empty: [] }));
    expect(file).toMatchObject({ kind: 'workbook', chosen: 'Stays' });
    if (file.kind !== 'workbook') throw new Error('no workbook');
    expect(file.sheets.map(({ name }) => name)).toEqual(['Notes', 'Stays']);
    expect(openSheet(file.sheets, 'Notes')).toMatchObject({ table: { columns: ['Read me'] } });
    expect(openSheet(file.sheets, 'Lost')).toEqual({ why: 'no_sheet' });
  });

  it('shows that a long number was cut by the spreadsheet', async () => {
    const { table } = await opened(
      workbookOf({
        Stays: [
          ['Res No', 'Guest'],
          [1.2345678e18, 'A'],
        ],
      }),
    );
    expect(table.rows[0]?.cells['Res No']).toMatch(/E\+18$/i);
  });

  it('refuses a workbook that would unpack to too many bytes, before unpacking it', async () => {
    const bomb = packed({
      'xl/workbook.xml': '<a/>',
      'xl/worksheets/sheet1.xml': ' '.repeat(161 * 1024 * 1024),
    });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await openFile(bomb)).toEqual({ why: 'too_large' });
  });

  it('refuses a sheet whose most distant cell would require too many empty cells', async () => {
    const far = { raw: '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>' };
    expect(await openFile(workbookOf({ Stays: [['Res No', far]] }))).toEqual({ why: 'too_many' });
  });

  it('refuses a broken workbook', async () => {
    const whole = workbookOf({ Stays: ROWS });
    expect(await openFile(whole.slice(0, whole.length / 2))).toEqual({ why: 'malformed' });
    expect(await openFile(packed({ 'xl/workbook.xml': 'no xml' }))).toEqual({ why: 'malformed' });
    expect(await openFile(workbookOf({ Stays: [] }))).toEqual({ why: 'empty' });
  });
});

describe('a file of another format', () => {
  it.each([
    ['old_excel', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['pdf', bytesOf('%PDF-1.7\n')],
    ['picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d])],
    ['web_page', bytesOf('<html><body><table><tr><td>Id</td></tr></table></body></html>')],
    ['web_page', bytesOf('\n <table border="1"><tr><th>Guest</th></tr></table>')],
    ['excel_xml', bytesOf('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>')],
    ['word', bytesOf('{\\rtf1\\ansi Guests}')],
    ['word', packed({ 'word/document.xml': '<a/>' })],
    ['json', bytesOf('[{"id":1}]')],
    [
      'opendocument',
      packed({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
    ],
    ['binary_excel', packed({ 'xl/workbook.bin': 'x' })],
    ['numbers', packed({ 'Index/Document.iwa': 'x' })],
    ['archive', packed({ 'stays.csv': 'Id' })],
    ['other', new Uint8Array(Array.from({ length: 500 }, (_, index) => index % 8))],
  ])('reports the kind of a file that cannot be read: %s', async (kind, bytes) => {
    expect(await openFile(bytes)).toEqual({ why: 'kind', kind });
  });
});

describe('a text file', () => {
  it('reads a text file again with another encoding and separator', async () => {
    const bytes = new Uint8Array([0x49, 0x64, 0x3b, 0x4e, 0x0a, 0x31, 0x3b, 0xb3, 0x0a]);
    expect(await openText(bytes, { alphabet: 'Windows-1250', separator: ';' })).toMatchObject({
      table: { rows: [{ cells: { Id: '1', N: 'ł' } }] },
    });
    expect(await openText(bytes, { alphabet: 'Windows-1252', separator: ',' })).toMatchObject({
      table: { columns: ['Id;N'], rows: [{ cells: { 'Id;N': '1;³' } }] },
    });
  });

  it('does not take UTF-16 text for a binary file', async () => {
    const text = '\ufeffId\tName\r\n1\tMüller\r\n';
    const bytes = new Uint8Array(
      [...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
    );
    expect(await openFile(bytes)).toMatchObject({ alphabet: 'UTF-16LE', table: { columns: ['Id', 'Name'] } });
  });
});
