import { keepsRooms } from '@/lib/contract/hotel-rooms';
import { runsFrontDesk } from '@/lib/contract/people-policy';
import type { StaffRole } from '@/lib/contract/roles';
import type { StaffMember, StayRunner } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';

/** Other roles may read stays but change none. */
export function runsStays({ role }: { role: StaffRole }): boolean {
  return runsFrontDesk(role);
}

/** API keys and followed calendars of the hotel exist for changing stays, so they need no role. */
export function requireStayPermission(by: StayRunner): void {
  if (by.kind === 'staff' && !runsStays(by)) throw new AppError('forbidden');
}

export function requireRoomPermission({ role }: StaffMember): void {
  if (!keepsRooms(role)) throw new AppError('forbidden');
}
