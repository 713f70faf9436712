import { letsGuestIn } from '@/lib/contract/booking-status';
import { actorOf, type Deed, mayDo, mayDoAfterTheStay, whoseIs } from '@/lib/contract/message-policy';
import { writingClosedBecause } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import type { HeldMessage } from './held-message-store';

/** Refuses what the table of lib/contract/message-policy.ts does not allow, as things stand under the lock. */
export function refuseUnlessMay({ speaker, stay, message }: HeldMessage, deed: Deed): void {
  const actor = actorOf(speaker.role);
  if (!mayDo(actor, whoseIs(message, speaker), deed)) throw new AppError('forbidden');
  if (!letsGuestIn(stay.bookingStatus)) {
    if (!mayDoAfterTheStay(actor, deed)) throw new AppError('stay_ended');
  } else if (actor === 'guest') {
    const closed = writingClosedBecause(stay);
    if (closed) throw new AppError(closed === 'no_room' ? 'no_room_assigned' : 'not_in_house');
  }
}
