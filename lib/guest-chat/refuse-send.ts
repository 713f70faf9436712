import { letsGuestIn } from '@/lib/contract/booking-status';
import { isCheckedOut } from '@/lib/hotel/booking-status';
import { AppError } from '@/lib/kernel/app-error';
import type { Rejection } from './rejection-store';

/**
 * Runs before anything is returned, even the original of a repeat: a principal whose right has ended gets no content.
 */
export function refuseRevoked(why: Rejection, side: 'guest' | 'staff'): void {
  if (side === 'guest' && isCheckedOut(why.status)) throw new AppError('stay_ended');
  if (!why.isWelcome) throw new AppError('unauthenticated');
}

/** Throws the contract's error for a message that was not written, or returns when nothing prevents it. */
export function refuseSend(why: Rejection, side: 'guest' | 'staff'): void {
  if (why.original) throw new AppError('client_id_reused');
  if (isCheckedOut(why.status)) throw new AppError('stay_ended');
  if (side === 'staff' && !letsGuestIn(why.status)) throw new AppError('stay_ended');
  if (side === 'guest' && why.status !== 'in_house') throw new AppError('not_in_house');
  if (side === 'guest' && why.roomId === null) throw new AppError('no_room_assigned');
  if (!why.hasReplyTarget || !why.hasFiles) throw new AppError('not_found');
  if (why.answeredFirst) {
    throw new AppError('answered_first', { extra: { answer: why.answeredFirst } });
  }
}
