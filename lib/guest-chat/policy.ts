import { letsGuestIn } from '@/lib/contract/booking-status';
import {
  actorOf,
  canDo,
  canDoAfterStay,
  type MessageAction,
  ownershipOf,
} from '@/lib/contract/message-policy';
import { writingClosedBecause } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import type { LockedMessage } from './locked-message-store';

/** Rejects what the table of lib/contract/message-policy.ts does not allow, by the state under the lock. */
export function refuseUnlessMay({ author, stay, message }: LockedMessage, action: MessageAction): void {
  const actor = actorOf(author.role);
  if (!canDo(actor, ownershipOf(message, author), action)) throw new AppError('forbidden');
  if (!letsGuestIn(stay.bookingStatus)) {
    if (!canDoAfterStay(actor, action)) throw new AppError('stay_ended');
  } else if (actor === 'guest') {
    const closed = writingClosedBecause(stay);
    if (closed) throw new AppError(closed === 'no_room' ? 'no_room_assigned' : 'not_in_house');
  }
}
