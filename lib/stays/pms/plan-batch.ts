import type { BookingStatus } from '@/lib/contract/hotel';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { listNumbered } from '../stay-details-store';
import type { Entry } from './entry';
import { type Command, toCandidate } from './follow-row';
import type { Candidate } from './pair-facts';
import type { RowsByNumber } from './rows-by-number';
import { sourceOf } from './said';
import { stayOfRow } from './stay-of-row';

type Planned = { code: string; status: BookingStatus };

/** Returns which stays the rows mean before the batch is written. Each row is matched again when it is written. */
export async function planBatch(
  { by }: Command,
  entries: readonly Entry[],
  numbers: RowsByNumber,
  tx?: Tx,
): Promise<Map<Entry, Planned>> {
  const place = { hotelId: by.hotel.id, source: sourceOf(by) };
  const stays = new Map<string, Candidate[]>();
  for (const stay of await listNumbered(place, numbers.numbers, tx)) {
    const number = stay.known.externalId ?? '';
    stays.set(number, [...(stays.get(number) ?? []), toCandidate(stay)]);
  }
  const plan = new Map<Entry, Planned>();
  for (const entry of entries) {
    const candidates = stays.get(entry.row.external_id) ?? [];
    const { known } = plannedStay(() => stayOfRow(entry, numbers.of(entry, candidates)));
    if (known) plan.set(entry, { code: known.known.code, status: known.known.status });
  }
  return plan;
}

/** A refused row has no place in the plan. */
function plannedStay(find: () => ReturnType<typeof stayOfRow>): Pick<ReturnType<typeof stayOfRow>, 'known'> {
  try {
    return find();
  } catch (error) {
    if (error instanceof AppError) return { known: null };
    throw error;
  }
}
