import type { Department } from '@/lib/contract/roles';
import { type Candidate, groupsOf } from './audience';

export type RecipientCandidate = Candidate & {
  /** It is their time of day to be left alone. */
  isQuiet: boolean;
  /** Off duty, they may be rung where nobody else is there. */
  ringsOffDuty: boolean;
};
export type RecipientSituation = {
  /** The hotel's active people, on duty or not. */
  people: readonly RecipientCandidate[];
  handlerId: number | null;
  /** Whose work the conversation is while nobody has taken it. */
  department: Department | null;
  /** Who has the conversation open and in sight. */
  lookingIds: readonly number[];
};
/** `managerIds` are told that nobody is on duty. */
export type Recipients = { staffIds: number[]; managerIds: number[] };

/**
 * Whose phones ring when a guest wrote: the handler on duty, else the department it was given to, else reception, else
 * front office, all of them on duty; else every receptionist who lets themselves be rung, and then the managers hear
 * why. Whoever is looking needs no phone to tell them; whoever is in their quiet hours counts as not there.
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
