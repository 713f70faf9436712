import type { UndoReason } from '@/lib/contract/stay-imports';
import type { Tx } from '@/lib/platform/db';

export type ImportedRow = {
  id: bigint;
  importId: number;
  bookingId: number;
  isNew: boolean;
  before: unknown;
  auditUpto: bigint;
  seqUpto: bigint;
  deviceUpto: number;
};

type Stay = { hotelId: number; code: string };

/** Returns what was done with the stay since the import wrote it; null for nothing. The caller has locked the stay. */
export async function findTouch(
  tx: Tx,
  { hotelId, code }: Stay,
  row: ImportedRow,
): Promise<UndoReason | null> {
  const { bookingId } = row;
  const said = await tx.message.count({
    where: {
      hotelId,
      conversation: { bookingId },
      seq: { gt: row.seqUpto },
      senderType: { not: 'system' },
    },
  });
  if (said > 0) return 'messages';
  const came = await tx.guestSession.count({ where: { hotelId, bookingId, id: { gt: row.deviceUpto } } });
  if (came > 0) return 'guest_came';
  const line = await tx.auditEntry.findFirst({
    where: { hotelId, targetKind: 'booking', targetId: code, id: { gt: row.auditUpto } },
    orderBy: { id: 'asc' },
    select: { action: true },
  });
  return line && reasonOf(line.action);
}

const REASONS: readonly (readonly [begins: string, UndoReason])[] = [
  ['stay.check_in', 'checked_in'],
  ['stay.move', 'room'],
  ['stay.plan_room', 'room'],
  ['stay.change', 'details'],
  ['stay.link', 'details'],
  ['stay.erase', 'erased'],
  ['stay.', 'step'],
  ['guest_link', 'link'],
  ['companion', 'companions'],
];

const reasonOf = (action: string): UndoReason =>
  REASONS.find(([begins]) => action.startsWith(begins))?.[1] ?? 'changed';
