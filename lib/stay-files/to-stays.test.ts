import { describe, expect, it } from 'vitest';
import { guessColumns, missingFields } from './guess-columns';
import type { Plan } from './read-row';
import { isTable, readTable, type Table } from './read-table';
import { inOrderOfWork, toStays } from './to-stays';

function tableOf(...lines: string[]): Table {
  const read = readTable(lines.join('\n'));
  if (!isTable(read)) throw new Error(read.why);
  return read;
}
function readAll(...lines: string[]) {
  const table = tableOf(...lines);
  return toStays(table, { mapping: guessColumns(table.columns), dayOrder: 'dmy' });
}

function readWith(more: Partial<Plan>, ...lines: string[]) {
  const table = tableOf(...lines);
  return toStays(table, { mapping: guessColumns(table.columns), dayOrder: 'dmy', ...more });
}

describe('guessColumns', () => {
  it.each([
    ['Booking ID,First name,Last Name,E-Mail,Arrival Date,Departure,Room No.,Status', []],
    ['Reservierungs-Nr.,Vorname,Nachname,Sprache,Anreise,Abreise,Zimmer', []],
    ['N°,Prénom,Nom,Arrivée,Départ,Chambre', ['external_id']],
    ['Localizador,Huésped,Llegada,Salida,Habitación', []],
    ['Id,Name,Anreise', ['check_out']],
    ['Id,Vorname,von,bis', ['guest_last_name']],
    ['No,Name,Anreise,Nächte', ['external_id']],
    ['Nr rezerwacji,Imię,Nazwisko,Przyjazd,Wyjazd,Pokój', []],
    ['Reserveringsnummer,Naam,Aankomst,Vertrek,Kamernummer', []],
    ['Numero prenotazione,Ospite,Arrivo,Partenza,Camera,Stato', []],
    ['Código da reserva,Hóspede,Chegada,Saída,Quarto', []],
    ['Belegnummer,Gast,Anreise,Abreise', []],
  ])('finds the columns by their names: %s', (head, missing) => {
    expect(missingFields(guessColumns(head.split(',')))).toEqual(missing);
  });

  it('takes a column “Name” for the last name next to a column of first names', () => {
    expect(guessColumns(['Name', 'Vorname'])).toEqual({
      guest_first_name: 'Vorname',
      guest_last_name: 'Name',
    });
  });

  it('prefers columns of first and last name to a column of both', () => {
    expect(guessColumns(['Name', 'Vorname', 'Nachname'])).toEqual({
      guest_first_name: 'Vorname',
      guest_last_name: 'Nachname',
    });
  });
});

describe('toStays', () => {
  const HEAD = 'Id,Gast,E-Mail,Sprache,Anreise,Abreise,Zimmer,Status';

  it('reads a row as a stay', () => {
    expect(
      readAll(HEAD, '4711,"Roe, Úna",una@example.com,Deutsch,24.11.2026,27.11.2026,204,Checked in'),
    ).toEqual([
      {
        ...{ line: 2, number: '4711', name: 'Úna Roe', warnings: [] },
        stay: {
          external_id: '4711',
          guest_first_name: 'Úna',
          guest_last_name: 'Roe',
          guest_email: 'una@example.com',
          guest_locale: 'de',
          check_in: '2026-11-24',
          check_out: '2026-11-27',
          room_number: '204',
          status: 'in_house',
        },
      },
    ]);
  });

  it('leaves out the fields that a row does not have', () => {
    const [row] = readAll('Id,Gast,Anreise,Abreise', '4711,Mary Jane Roe,24.11.2026,27.11.2026');
    expect(row).toEqual({
      ...{ line: 2, number: '4711', name: 'Mary Jane Roe', warnings: [] },
      stay: {
        external_id: '4711',
        guest_first_name: 'Mary Jane',
        guest_last_name: 'Roe',
        check_in: '2026-11-24',
        check_out: '2026-11-27',
      },
    });
  });

  it('reports the faults of a row once for each field', () => {
    expect(readAll(HEAD, ',Roe,una@,xx,31.02.2026,,204,purple')).toEqual([
      {
        ...{ line: 2, number: '', name: 'Roe' },
        faults: [
          { field: 'check_in', why: 'day' },
          { field: 'check_out', why: 'missing' },
          { field: 'status', why: 'status' },
          { field: 'external_id', why: 'missing' },
        ],
      },
    ]);
    expect(readAll(HEAD, '1,A B,,,27.11.2026,24.11.2026,,')).toEqual([
      { line: 2, number: '1', name: 'A B', faults: [{ field: 'check_out', why: 'wrong' }] },
    ]);
  });

  it('refuses the second row of the same stay', () => {
    const row = '1,A B,,,24.11.2026,27.11.2026,,';
    expect(readAll(HEAD, row, row)[1]).toEqual({
      ...{ line: 3, number: '1', name: 'A B', faults: [{ field: 'external_id', why: 'twice' }] },
    });
  });

  it('reads rows with another room or guest under one number as stays of their own', () => {
    const days = '24.11.2026,27.11.2026';
    const rows = readAll(
      HEAD,
      `1,A B,,,${days},201,ok`,
      `2,C D,,,${days},203,storniert`,
      `1,A B,,,${days},202,storniert`,
      `1,E F,,,${days},202,ok`,
    );
    expect(rows.every((row) => 'stay' in row)).toBe(true);
    expect(inOrderOfWork(rows).map(({ line }) => line)).toEqual([3, 2, 4, 5]);
  });

  it('refuses a number that a spreadsheet has cut', () => {
    expect(readAll(HEAD, '9.9E+09,A B,,,24.11.2026,27.11.2026,,')).toMatchObject([
      { faults: [{ field: 'external_id', why: 'cut' }] },
    ]);
    expect(readAll(HEAD, '"9,9E+09",A B,,,24.11.2026,27.11.2026,,')).toMatchObject([
      { faults: [{ field: 'external_id', why: 'cut' }] },
    ]);
  });

  it('leaves out an unconfirmed request and a stay that ended long ago', () => {
    const days = '24.11.2026,27.11.2026';
    expect(readAll(HEAD, `1,A B,,,${days},,Anfrage`)).toEqual([
      { line: 2, number: '1', name: 'A B', leftOut: 'not_certain' },
    ]);
    expect(readWith({ since: '2026-11-28' }, HEAD, `1,A B,,,${days},,ok`)).toMatchObject([
      { leftOut: 'past' },
    ]);
    expect(readWith({ since: '2026-11-27' }, HEAD, `1,A B,,,${days},,ok`)).toMatchObject([{ stay: {} }]);
  });

  it('counts nights from the arrival when a row has no departure', () => {
    const [row] = readAll('Id,Gast,Anreise,Nächte', '1,A B,30.11.2026,3');
    expect(row).toMatchObject({ stay: { check_in: '2026-11-30', check_out: '2026-12-03' } });
  });
});

it('orders the rows so that departures come before arrivals', () => {
  const days = '24.11.2026,27.11.2026';
  const rows = readAll(
    'Id,Gast,Anreise,Abreise,Zimmer,Status',
    `1,A B,${days},204,in house`,
    `2,C D,${days},,confirmed`,
    `3,E F,${days},204,departed`,
  );
  expect(inOrderOfWork(rows).map(({ line }) => line)).toEqual([4, 2, 3]);
});
