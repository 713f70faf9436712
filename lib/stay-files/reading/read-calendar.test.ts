import { describe, expect, it } from 'vitest';
import { importOf, textOf } from '../layout-fixture';
import { openFile } from './open-file';

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const calendarOf = (...events: string[][]) =>
  textOf('BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Sample//EN', ...events.flat(), 'END:VCALENDAR', '');

describe('readCalendar', () => {
  it('reads whole days, moments, and a duration in place of an end', async () => {
    const read = await importOf(
      calendarOf(
        event(
          'UID:a1@sample',
          'SUMMARY:Ana Pérez',
          'DTSTART;VALUE=DATE:20261129',
          'DTEND;VALUE=DATE:20261202',
          'STATUS:CONFIRMED',
        ),
        event(
          'UID:a2@sample',
          'SUMMARY:Otto',
          '  Kern',
          'DTSTART:20261129T140000Z',
          'DTEND:20261201T100000Z',
        ),
        event(
          'UID:a3@sample',
          'SUMMARY:Kern\\, Ida',
          'DTSTART;VALUE=DATE:20261130',
          'DURATION:P2D',
          'STATUS:CANCELLED',
        ),
        event(
          'UID:a4@sample',
          'SUMMARY:Reserved',
          'DTSTART;VALUE=DATE:20261130',
          'DTEND;VALUE=DATE:20261201',
        ),
      ),
    );
    expect(read.told).toEqual([
      'a1@sample Ana Pérez 2026-11-29/2026-12-02 - confirmed',
      'a2@sample Otto Kern 2026-11-29/2026-12-01 - -',
      'a3@sample Ida Kern 2026-11-30/2026-12-02 - cancelled',
      'a4@sample #a4@sample 2026-11-30/2026-12-01 - - (full_name no_name)',
    ]);
  });

  it('leaves out days that a channel has blocked, and tentative events', async () => {
    const days = ['DTSTART;VALUE=DATE:20261129', 'DTEND;VALUE=DATE:20261202'];
    const read = await importOf(
      calendarOf(
        event('UID:b1', 'SUMMARY:CLOSED - Not available', ...days),
        event('UID:b2', 'SUMMARY:Ana Pérez', 'STATUS:TENTATIVE', ...days),
      ),
    );
    expect(read.told).toEqual(['b1 left out: not_certain', 'b2 left out: not_certain']);
  });

  it('reads the other events when one is broken', async () => {
    const read = await importOf(
      calendarOf(
        event('UID:c1', 'SUMMARY:Ana Pérez', 'DTSTART:soon', 'DTEND:later'),
        event('UID:c2', 'SUMMARY:Otto Kern', 'DTSTART;VALUE=DATE:20261129', 'DTEND;VALUE=DATE:20261130'),
        event('UID:c3', 'SUMMARY:Ida Holm'),
      ),
    );
    expect(read.told).toEqual([
      'c1 refused: check_in day,check_out day',
      'c2 Otto Kern 2026-11-29/2026-11-30 - -',
      'c3 refused: check_in missing,check_out missing',
    ]);
  });

  it('refuses a broken calendar and one without events', async () => {
    expect(await openFile(textOf('BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1'))).toEqual({ why: 'malformed' });
    expect(await openFile(textOf('BEGIN:VCALENDAR', 'END:VCALENDAR'))).toEqual({ why: 'empty' });
  });

  it("reads the guest's name after a word such as “Reserved”, and uses a placeholder without a name", async () => {
    const days = ['DTSTART;VALUE=DATE:20261129', 'DTEND;VALUE=DATE:20261202'];
    const titles = ['Reserved - Jane Doe', 'Réservé : Jane Doe', 'Reserviert', 'RESERVED'];
    const read = await importOf(
      calendarOf(...titles.map((title, at) => event(`UID:d${at}`, `SUMMARY:${title}`, ...days))),
    );
    expect(read.told.map((told) => told.replace(/ 2026.*/, ''))).toEqual([
      ...['d0 Jane Doe', 'd1 Jane Doe', 'd2 #d2', 'd3 #d3'],
    ]);
  });

  it('reads hostile events quickly: one of a million days, one of a megabyte, and many without an end', async () => {
    const start = 'DTSTART;VALUE=DATE:20261129';
    const read = await importOf(
      calendarOf(
        event('UID:e1', 'SUMMARY:Ana Pérez', start, 'DURATION:P1000000D'),
        event('UID:e2', 'SUMMARY:Otto Kern', start, `DESCRIPTION:${'a\\,'.repeat(400_000)}`),
        event('UID:e3', `SUMMARY:${' '.repeat(1_000_000)}Ida Holm`, start),
        Array.from({ length: 100_000 }, () => 'BEGIN:VEVENT'),
      ),
    );
    expect(read.told).toEqual([
      'e1 refused: check_out missing',
      'e2 refused: check_in day,check_out missing',
      'e3 refused: check_in day,check_out missing',
    ]);
  });
});
