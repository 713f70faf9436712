import { appendAudit } from '@/lib/hotel/audit-store';
import type { StayRunner } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { addStayItem } from '@/lib/notifications/webhook-call-store';
import type { Tx } from '@/lib/platform/db';
import { deleteSaid } from './pms/said-store';
import { findNumbered, type KnownStay, nameExternally } from './stay-details-store';

/**
 * Links the stay to a number of another system, or removes the number with null. The caller has locked the number and
 * the stay.
 */
export async function linkTo(
  tx: Tx,
  { by, requestId }: { by: StayRunner; requestId: string | null },
  { id, code, externalId: before }: KnownStay,
  externalId: string | null,
): Promise<void> {
  const hotelId = by.hotel.id;
  if (externalId === before) return;
  const other = externalId === null ? null : await findNumbered(tx, hotelId, externalId);
  if (other !== null)
    throw new AppError('conflict', {
      detail: `This number is that of ${other}.`,
      extra: { number_of: other },
    });
  await deleteSaid(tx, hotelId, id);
  await nameExternally(tx, hotelId, code, externalId);
  await addStayItem(tx, hotelId, code, 'stay.link');
  const line = {
    hotelId,
    who: by,
    action: 'stay.link',
    outcome: 'done',
    data: { from: before, to: externalId },
  };
  await appendAudit(
    { ...line, target: { kind: 'booking', id: code }, requestId: requestId ?? undefined },
    tx,
  );
}
