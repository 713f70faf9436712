import type { ColleagueDto, ColleagueQuery } from '@/lib/contract/handoff';
import { findColleagues } from './colleague-store';
import type { StaffMember } from './who';

/** Everybody of one's own hotel who works here now, oneself included: those on duty first. */
export async function listColleagues(staff: StaffMember, query: ColleagueQuery): Promise<ColleagueDto[]> {
  return findColleagues(staff.hotel.id, query);
}
