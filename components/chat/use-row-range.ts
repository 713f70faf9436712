'use client';

import { useState } from 'react';
import type { Row } from '@/lib/client/timeline';

type RowRange = { readonly rows: readonly Row[]; readonly number: number; readonly isShift: boolean };

/**
 * Compares new rows with the previous ones: extended above (`isShift`), extended below, or a different range (a new
 * `number`).
 */
export function useRowRange(rows: readonly Row[]): RowRange {
  const [known, keep] = useState<RowRange>({ rows, number: 0, isShift: false });
  if (known.rows === rows) return known;
  const isSameStart = firstMessage(known.rows) === firstMessage(rows);
  const isSameEnd = known.rows.at(-1)?.key === rows.at(-1)?.key;
  const next = {
    rows,
    number: isSameStart || isSameEnd ? known.number : known.number + 1,
    isShift: isSameEnd && !isSameStart,
  };
  keep(next);
  return next;
}

/** Days and the "New messages" line are skipped, because they may be above any message. */
function firstMessage(rows: readonly Row[]): string | undefined {
  return rows.find((row) => row.kind === 'bubble' || row.kind === 'notice')?.key;
}
