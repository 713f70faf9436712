import type { PeopleDto, PeopleQuery } from '@/lib/contract/people';
import { seesPeople } from '@/lib/contract/people-policy';
import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { findPeople } from './people-store';

/** Lists every person of the caller's own hotel, also those who have left. */
export async function listPeople(staff: StaffMember, query: PeopleQuery): Promise<PeopleDto> {
  if (!seesPeople(staff.role)) throw new AppError('forbidden');
  return { people: await findPeople(staff.hotel.id, query) };
}
