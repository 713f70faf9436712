import type { ReachabilityDto } from '@/lib/contract/reachability';
import { isManagement } from '@/lib/contract/roles';
import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { clock } from '@/lib/kernel/clock';
import { listOnDuty } from './reachability-store';

/** Only managers see where colleagues can be reached. */
export function seesReachability({ role }: Pick<StaffMember, 'role'>): boolean {
  return isManagement(role);
}

export async function readReachability(staff: StaffMember): Promise<ReachabilityDto> {
  if (!seesReachability(staff)) throw new AppError('forbidden');
  return { on_duty: await listOnDuty(staff.hotel.id, clock.now()) };
}
