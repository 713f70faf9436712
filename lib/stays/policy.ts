import type { StaffRole } from '@/lib/contract/roles';
import type { StayRunner } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';

/** Who runs the front desk. Everybody else may know that there are stays, and changes none. */
const FRONT_DESK: readonly StaffRole[] = ['receptionist', 'concierge', 'manager', 'admin'];

export function runsStays({ role }: { role: StaffRole }): boolean {
  return FRONT_DESK.includes(role);
}

/** A key of the hotel was given for just this. */
export function mustRunStays(by: StayRunner): void {
  if (by.kind === 'staff' && !runsStays(by)) throw new AppError('forbidden');
}
