/** How a file writes its days. `ymd` is what ISO 8601 says. */
export const DAY_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

type Three = readonly [number, number, number];

/** 2026-11-24, 24.11.2026, 24/11/26, 11/24/2026, each with or without a time behind. Null: no such day. */
export function readDay(text: string, order: DayOrder): string | null {
  const parts = partsOf(text);
  if (!parts) return null;
  const [year, month, day] = inOrder(parts, isYearFirst(text) ? 'ymd' : order);
  const full = year < 100 ? 2000 + year : year;
  const date = new Date(Date.UTC(full, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && full >= 2000 && full < 2100;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/**
 * The one order in which every one of them is a day. Null when there are two, since 03/04 is a day either way: then
 * somebody must say. With dots it is the day first, which nobody writes otherwise.
 */
export function guessDayOrder(texts: readonly string[]): DayOrder | null {
  const written = texts.filter((text) => text !== '');
  if (written.every((text) => isYearFirst(text))) return 'ymd';
  if (written.some((text) => /^\d{1,2}\.\d{1,2}\./.test(text))) return 'dmy';
  const fitting = (['dmy', 'mdy'] as const).filter((order) =>
    written.every((text) => readDay(text, order) !== null),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function partsOf(text: string): Three | null {
  const [, one, two, three] = /^(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{1,4})(?:[T ,].*)?$/.exec(text.trim()) ?? [];
  return one && two && three ? [Number(one), Number(two), Number(three)] : null;
}

function isYearFirst(text: string): boolean {
  return /^\d{4}\D/.test(text.trim());
}

function inOrder([one, two, three]: Three, order: DayOrder): Three {
  if (order === 'ymd') return [one, two, three];
  return order === 'dmy' ? [three, two, one] : [three, one, two];
}
