import type { BookingStatus } from '@/lib/contract/hotel';
import type { StayStep } from '@/lib/contract/stays';

/** The possible steps of a stay. The most likely one comes first. */
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

/** True for steps that need a room. */
export function takesRoom(move: StayMove): move is 'check_in' | 'move' {
  return move === 'check_in' || move === 'move';
}

/** True for steps that a guest notices at once. They need a confirmation. */
export function needsConfirming(move: StayMove): boolean {
  return !takesRoom(move) && move !== 'undo';
}

/** True for stays whose links open a conversation. */
export function takesLinks(status: BookingStatus): boolean {
  return status === 'confirmed' || status === 'in_house';
}
