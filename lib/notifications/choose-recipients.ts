import type { Department } from '@/lib/contract/roles';
import { type Candidate, groupsOf } from './audience';

export type RecipientCandidate = Candidate & {
  /** The staff member's quiet hours apply now. */
  isQuiet: boolean;
  /** Pushes may reach this staff member off duty when no other recipient is on duty. */
  ringsOffDuty: boolean;
};
export type RecipientSituation = {
  /** The hotel's active staff, on duty or off. */
  people: readonly RecipientCandidate[];
  handlerId: number | null;
  /** The department that answers the conversation until a staff member takes it over. */
  department: Department | null;
  /** The staff members who have the conversation open and visible. */
  lookingIds: readonly number[];
};
/** `managerIds` get a push that no staff member is on duty. */
export type Recipients = { staffIds: number[]; managerIds: number[] };

/**
 * Chooses who gets a push for a guest's message. The first group on duty wins: the handler, the assigned department,
 * reception, the front office. When no group is on duty, every receptionist who allows pushes off duty gets one, and
 * the managers get a push with the reason. A staff member who looks at the conversation needs no push. A staff member
 * in quiet hours counts as off duty.
 */
export function chooseRecipients({
  people,
  handlerId,
  department,
  lookingIds,
}: RecipientSituation): Recipients {
  const awake = people.filter((person) => !person.isQuiet);
  const found = groupsOf(awake, { handlerId, department }).find((group) => group.length > 0);
  const awayIds = (group: readonly Candidate[]) =>
    group.map((person) => person.id).filter((id) => !lookingIds.includes(id));
  if (found) return { staffIds: awayIds(found), managerIds: [] };
  const left = awake.filter((person) => person.isOnDuty || person.ringsOffDuty);
  return {
    staffIds: awayIds(left.filter((person) => person.role === 'receptionist')),
    managerIds: awayIds(left.filter((person) => person.role === 'manager')),
  };
}
