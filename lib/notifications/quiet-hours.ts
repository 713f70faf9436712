/** A range of every day in minutes of the hotel's clock. It spans midnight where it ends before it begins. */
export type QuietHours = { from: number; to: number };

/** Reads them from a row, which has both columns or neither. */
export function quietHoursOf(row: { quiet_from: number | null; quiet_to: number | null }): QuietHours | null {
  const { quiet_from: from, quiet_to: to } = row;
  return from === null || to === null ? null : { from, to };
}

export function isQuietAt(now: Date, timeZone: string, quiet: QuietHours | null): boolean {
  if (!quiet) return false;
  const minute = minuteOfDay(now, timeZone);
  const { from, to } = quiet;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

function minuteOfDay(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(now);
  const read = (type: 'hour' | 'minute') => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return read('hour') * 60 + read('minute');
}
