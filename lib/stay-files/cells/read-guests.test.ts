import { describe, expect, it } from 'vitest';
import { commaUseIn, readGuests } from './read-guests';

const inWords = (cell: string, commas: 'surname' | 'guests') =>
  readGuests(cell, commas).map(({ first, last }) => `${first}|${last}`);

describe('readGuests', () => {
  it.each([
    ['Aoife Byrne', ['Aoife|Byrne']],
    ['Mary Jane Roe', ['Mary Jane|Roe']],
    ['Byrne, Aoife', ['Aoife|Byrne']],
    ['García Márquez, Ana Luz', ['Ana Luz|García Márquez']],
    ['VAN DER BERG,PIET,MR', ['PIET|VAN DER BERG']],
    ['Müller,Dr. Hans', ['Hans|Müller']],
    ['Herr Dr. Hans Müller', ['Hans|Müller']],
    ['Mme Zoé Lefèvre', ['Zoé|Lefèvre']],
    ['Sr. Luis Pérez', ['Luis|Pérez']],
    ['Sig.ra Anna Conti', ['Anna|Conti']],
    ['dhr. Piet van der Berg', ['Piet|van der Berg']],
    ['Pani Zofia Nowak', ['Zofia|Nowak']],
    ['Mr', []],
    ['Madonna', ['|Madonna']],
    ['MADONNA,', ['|MADONNA']],
    ['Aoife Byrne & Conor Walsh', ['Aoife|Byrne', 'Conor|Walsh']],
    ['John & Mary Byrne', ['John|Byrne', 'Mary|Byrne']],
    ['Byrne, John & Mary', ['John|Byrne', 'Mary|Byrne']],
    ['Hans und Eva Müller', ['Hans|Müller', 'Eva|Müller']],
    ['Ana Pérez; Luis Pérez', ['Ana|Pérez', 'Luis|Pérez']],
    ['Ana Pérez / Luis Pérez', ['Ana|Pérez', 'Luis|Pérez']],
    ['Ana Pérez\nLuis Pérez', ['Ana|Pérez', 'Luis|Pérez']],
    ['Byrne, Aoife; Walsh, Conor', ['Aoife|Byrne', 'Conor|Walsh']],
    ['José Ortega y Gasset', ['José Ortega y|Gasset']],
    ['Aoife Byrne (VIP)', ['Aoife|Byrne']],
    ['x', []],
    ['-', []],
    ['N/A', []],
    ['', []],
    ['x, x', []],
  ])('reads the guests of %j with commas behind surnames', (cell, guests) =>
    expect(inWords(cell, 'surname')).toEqual(guests),
  );

  it.each([
    ['Ana Pérez, Luis Pérez', ['Ana|Pérez', 'Luis|Pérez']],
    ['Ana Pérez, Luis Gómez, Eva Ruiz', ['Ana|Pérez', 'Luis|Gómez', 'Eva|Ruiz']],
    ['Ana Pérez, Madonna', ['Ana|Pérez', '|Madonna']],
    ['Byrne, Aoife', ['Aoife|Byrne']],
    ['Ana Pérez, x', ['Ana|Pérez']],
  ])('reads the guests of %j with commas between guests', (cell, guests) =>
    expect(inWords(cell, 'guests')).toEqual(guests),
  );
});

describe('commaUseIn', () => {
  it.each([
    ['Guest name(s)', ['García Márquez, Ana Luz'], 'guests'],
    ['Gäste', ['Eva Maria Kern, Otto Kern'], 'guests'],
    ['Guest name', ['Ana Pérez, Luis Pérez'], 'guests'],
    ['Guest name', ['Ana Pérez, Luis Gómez', 'Eva Ruiz', 'Otto Kern'], 'guests'],
    ['Guest name', ['García Márquez, Ana Luz'], 'surname'],
    ['Guest name', ['Byrne, Aoife', 'van der Berg, Piet Jan'], 'surname'],
    ['FULL_NAME', ['VAN DER BERG,PIET,MR', 'KERN,OTTO,MR'], 'surname'],
    ['Name', ['Aoife Byrne', 'Madonna', ''], 'surname'],
  ] as const)('finds the use of commas below “%s” in %j', (heading, cells, use) =>
    expect(commaUseIn(heading, cells)).toBe(use),
  );
});
