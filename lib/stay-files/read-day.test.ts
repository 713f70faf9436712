import { describe, expect, it } from 'vitest';
import { guessDayOrder, readDay } from './read-day';

describe('readDay', () => {
  it.each([
    ['2026-11-24', 'dmy', '2026-11-24'],
    ['2026/11/24 15:00', 'mdy', '2026-11-24'],
    ['2026.11.24.', 'mdy', '2026-11-24'],
    ['20261129', 'mdy', '2026-11-29'],
    ['20261129T150000', 'mdy', '2026-11-29'],
    ['20261129150000', 'mdy', '2026-11-29'],
    ['46355', 'ymd', '2026-11-29'],
    ['46355.625', 'ymd', '2026-11-29'],
    ['46355,625', 'ymd', '2026-11-29'],
    ['24.11.2026', 'dmy', '2026-11-24'],
    ['24. 11. 2026', 'dmy', '2026-11-24'],
    ['4.1.26', 'dmy', '2026-01-04'],
    ['26.11.29', 'ymd', '2026-11-29'],
    ['So., 29.11.2026', 'dmy', '2026-11-29'],
    ['Sun 29/11/2026', 'dmy', '2026-11-29'],
    ['11/24/2026', 'mdy', '2026-11-24'],
    ['11/24/2026 3:00:00 PM', 'mdy', '2026-11-24'],
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['03/04/2026', 'mdy', '2026-03-04'],
    ['29-NOV-26', 'ymd', '2026-11-29'],
    ['29NOV26', 'ymd', '2026-11-29'],
    ['Sun 29 Nov 2026', 'ymd', '2026-11-29'],
    ['Sunday, November 29, 2026', 'ymd', '2026-11-29'],
    ['Nov 29, 2026 3:00 PM', 'ymd', '2026-11-29'],
    ['November 29th, 2026', 'ymd', '2026-11-29'],
    ['2026-Nov-29', 'ymd', '2026-11-29'],
    ['31. Dez. 2026', 'ymd', '2026-12-31'],
    ['Mi., 3. März 2027', 'ymd', '2027-03-03'],
    ['3. Maerz 2027', 'ymd', '2027-03-03'],
    ['1er déc. 2026', 'ymd', '2026-12-01'],
    ['mar. 1 déc. 2026 à 15h00', 'ymd', '2026-12-01'],
    ['29 août 2026', 'ymd', '2026-08-29'],
    ['1 de diciembre de 2026', 'ymd', '2026-12-01'],
    ['mar, 3 mar 2026', 'ymd', '2026-03-03'],
    ['dom 29 nov 2026', 'ymd', '2026-11-29'],
    ['3 gen 2027', 'ymd', '2027-01-03'],
    ['segunda-feira, 30 de novembro de 2026', 'ymd', '2026-11-30'],
    ['5 mrt 2027', 'ymd', '2027-03-05'],
    ['7 mei 2027', 'ymd', '2027-05-07'],
    ['pt., 27 lis 2026', 'ymd', '2026-11-27'],
    ['29 listopada 2026 r.', 'ymd', '2026-11-29'],
    ['5 paź 2026', 'ymd', '2026-10-05'],
  ] as const)('reads %s in the order %s as %s', (text, order, day) => {
    expect(readDay(text, order)).toBe(day);
  });

  it.each([
    ['2026-11-28T23:00:00Z', 'Europe/Berlin', '2026-11-29'],
    ['2026-11-29T05:00:00Z', 'America/New_York', '2026-11-29'],
    ['2026-11-29T04:00:00Z', 'America/New_York', '2026-11-28'],
    ['2026-11-29 14:00+01:00', 'Europe/Dublin', '2026-11-29'],
    ['2026-11-29T23:30:00.000+0000', 'Asia/Tokyo', '2026-11-30'],
    ['2026-11-29T00:00:00Z', 'America/New_York', '2026-11-29'],
    ['2026-11-29T00:00:00+01:00', 'America/New_York', '2026-11-29'],
  ] as const)('reads the moment %s in %s as the day %s', (text, timezone, day) => {
    expect(readDay(text, 'ymd', timezone)).toBe(day);
  });

  it.each([
    ...[
      '',
      'soon',
      '31.02.2026',
      '24.13.2026',
      '2026-02-30',
      '1.1.1850',
      '12345',
      '99999',
      '29 Nov',
      'Nov 2026',
    ],
    ...['29 Jui 2026', '123.11.2026', '29 Nov Dec 2026', '2026', '4711', '20261399', 'x 29.11.2026'],
  ])('reads no day from %j', (text) => expect(readDay(text, 'dmy')).toBeNull());
});

describe('guessDayOrder', () => {
  const of = (...days: string[]) => guessDayOrder(days.map((day) => [day, ''] as const));

  it('finds the order in which all texts are days', () => {
    expect(of('2026-11-24', '2026-11-27')).toBe('ymd');
    expect(of('29-NOV-26', '46355', '20261129')).toBe('ymd');
    expect(of('03/04/2026', '24/11/2026')).toBe('dmy');
    expect(of('03/04/2026', '11/24/2026')).toBe('mdy');
    expect(of('01.02.2026')).toBe('dmy');
  });

  it('finds the order in which no guest leaves before they arrive', () => {
    expect(guessDayOrder([['28/11/26', '01/12/26']])).toBe('dmy');
    expect(guessDayOrder([['24/11/2026', '27/11/2026']])).toBe('dmy');
    expect(
      guessDayOrder([
        ['05/12/2026', '04/01/2027'],
        ['05/12/2026', '08/01/2026'],
      ]),
    ).toBe('mdy');
    expect(guessDayOrder([['26/11/29', '26/12/01']])).toBe('ymd');
  });

  it('returns null when two orders are possible and when none is', () => {
    expect(of('03/04/2026', '05/06/2026')).toBeNull();
    expect(of('01/12/26')).toBeNull();
    expect(of('24/11/2026', '11/24/2026')).toBeNull();
    expect(guessDayOrder([['01/12/26', '03/12/26']])).toBeNull();
    expect(guessDayOrder([['11/12/2026', '02/01/2027']])).toBeNull();
    expect(of('24/11/26')).toBeNull();
  });

  it('ignores a cell that is no day in any order', () => {
    expect(of('24/11/2026', '31/02/2026', 'soon')).toBe('dmy');
  });
});
