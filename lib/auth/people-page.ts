import { makesStaffLinks, seesPeople } from '@/lib/contract/people-policy';
import type { StaffMember } from '@/lib/hotel/who';
import { listPeople } from '@/lib/people/list-people';
import { readStaffLinks } from '@/lib/people/staff-links';

/** What the page of people shows at first; null for those whose business they are not. */
export async function loadPeople(staff: StaffMember) {
  if (!seesPeople(staff.role)) return null;
  const [{ people }, { links }] = await Promise.all([
    listPeople(staff, {}),
    makesStaffLinks(staff.role) ? readStaffLinks({ staff }) : { links: [] },
  ]);
  return { people, links };
}
