import type { StaffRole } from '@/lib/contract/roles';
import { AppError } from '@/lib/kernel/app-error';

/** Who runs the front desk. Everybody else may know that there are stays, and changes none. */
const FRONT_DESK: readonly StaffRole[] = ['receptionist', 'concierge', 'manager', 'admin'];

export function runsStays({ role }: { role: StaffRole }): boolean {
  return FRONT_DESK.includes(role);
}

export function mustRunStays(staff: { role: StaffRole }): void {
  if (!runsStays(staff)) throw new AppError('forbidden');
}
