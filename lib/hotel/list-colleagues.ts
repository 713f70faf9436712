import type { ColleagueDto, ColleagueQuery } from '@/lib/contract/handoff';
import { findColleagues } from './colleague-store';
import type { StaffMember } from './principals';

/** Lists the active staff of the caller's own hotel, the caller included, those on duty first. */
export async function listColleagues(staff: StaffMember, query: ColleagueQuery): Promise<ColleagueDto[]> {
  return findColleagues(staff.hotel.id, query);
}
