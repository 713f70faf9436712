import type { BookingStatus } from '@/lib/contract/hotel';
import type { StayStep } from '@/lib/contract/stays';

/** What can be done with a stay now; the first is what is most likely wanted. */
export type StayMove = 'check_in' | 'move' | StayStep;

const MOVES: Record<BookingStatus, readonly StayMove[]> = {
  pending: ['cancel'],
  confirmed: ['check_in', 'no_show', 'cancel'],
  in_house: ['check_out', 'move', 'undo'],
  checked_out: ['undo'],
  cancelled: ['undo'],
  no_show: ['undo'],
};

export function movesOf(status: BookingStatus): readonly StayMove[] {
  return MOVES[status];
}

/** Needs a room to be named. */
export function takesRoom(move: StayMove): move is 'check_in' | 'move' {
  return move === 'check_in' || move === 'move';
}

/** What a guest notices at once is asked about first. */
export function needsConfirming(move: StayMove): boolean {
  return !takesRoom(move) && move !== 'undo';
}

/** Whose link opens a conversation. */
export function takesLinks(status: BookingStatus): boolean {
  return status === 'confirmed' || status === 'in_house';
}
