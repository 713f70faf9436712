import type { Candidate } from './audience';

export type RingSituation = {
  /** The hotel's active people, on duty or not. */
  people: readonly Candidate[];
  handlerId: number | null;
  /** Who has the conversation open and in sight. */
  lookingIds: readonly number[];
};
/** `managerIds` are told that nobody is on duty. */
export type Rung = { staffIds: number[]; managerIds: number[] };

/**
 * Whose phones ring when a guest wrote: the handler on duty, else reception on duty, else front office on duty,
 * else every receptionist, and then the managers hear why. Whoever is looking needs no phone to tell them.
 */
export function chooseRung({ people, handlerId, lookingIds }: RingSituation): Rung {
  const onDuty = people.filter((person) => person.isOnDuty);
  const groups = [
    onDuty.filter((person) => person.id === handlerId),
    onDuty.filter((person) => person.role === 'receptionist'),
    onDuty.filter((person) => person.department === 'front-office'),
  ];
  const found = groups.find((group) => group.length > 0);
  const awayIds = (group: readonly Candidate[]) =>
    group.map((person) => person.id).filter((id) => !lookingIds.includes(id));
  if (found) return { staffIds: awayIds(found), managerIds: [] };
  return {
    staffIds: awayIds(people.filter((person) => person.role === 'receptionist')),
    managerIds: awayIds(people.filter((person) => person.role === 'manager')),
  };
}
