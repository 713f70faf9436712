import { describe, expect, it } from 'vitest';
import type { Department } from '@/lib/contract/roles';
import { chooseRecipients, type RecipientCandidate } from './choose-recipients';

const usual = { isQuiet: false, ringsOffDuty: true };
const reception = { ...usual, role: 'receptionist', department: 'reception' } as const;
const PEOPLE: readonly RecipientCandidate[] = [
  { id: 1, ...reception, isOnDuty: true },
  { id: 2, ...reception, isOnDuty: true },
  { id: 3, ...reception, isOnDuty: false },
  { id: 4, ...usual, role: 'concierge', department: 'front-office', isOnDuty: true },
  { id: 5, ...usual, role: 'cook', department: 'kitchen', isOnDuty: true },
  { id: 6, ...usual, role: 'manager', department: 'management', isOnDuty: false },
];
const without = (...ids: number[]) => changed({ isOnDuty: false }, ...ids);
const changed = (change: Partial<RecipientCandidate>, ...ids: number[]) =>
  PEOPLE.map((person) => (ids.includes(person.id) ? { ...person, ...change } : person));
const choose = (
  people: readonly RecipientCandidate[],
  handlerId: number | null = null,
  looking: number[] = [],
  department: Department | null = null,
) => chooseRecipients({ people, handlerId, department, lookingIds: looking });

describe('chooseRecipients', () => {
  it('chooses only the handler while the handler is on duty, whatever the department', () => {
    expect(choose(PEOPLE, 5)).toEqual({ staffIds: [5], managerIds: [] });
  });
  it('chooses reception on duty without a handler or with a handler off duty', () => {
    expect(choose(PEOPLE)).toEqual({ staffIds: [1, 2], managerIds: [] });
    expect(choose(PEOPLE, 3)).toEqual({ staffIds: [1, 2], managerIds: [] });
  });
  it('chooses the front office when reception is off duty', () => {
    expect(choose(without(1, 2))).toEqual({ staffIds: [4], managerIds: [] });
  });
  it('chooses all of reception, and the managers, when none of the groups is on duty', () => {
    expect(choose(without(1, 2, 4))).toEqual({ staffIds: [1, 2, 3], managerIds: [6] });
  });
  it('leaves out staff members who look at the conversation, without a replacement', () => {
    expect(choose(PEOPLE, 5, [5])).toEqual({ staffIds: [], managerIds: [] });
    expect(choose(PEOPLE, null, [1])).toEqual({ staffIds: [2], managerIds: [] });
  });
  it('chooses the assigned department, and reception when the department is off duty', () => {
    expect(choose(PEOPLE, null, [], 'kitchen')).toEqual({ staffIds: [5], managerIds: [] });
    expect(choose(PEOPLE, null, [], 'maintenance')).toEqual({ staffIds: [1, 2], managerIds: [] });
  });
  it('leaves out staff members in their quiet hours and chooses the next group', () => {
    const quiet = { isQuiet: true };
    expect(choose(changed(quiet, 5), 5)).toEqual({ staffIds: [1, 2], managerIds: [] });
    expect(choose(changed(quiet, 1))).toEqual({ staffIds: [2], managerIds: [] });
    expect(choose(changed(quiet, 1, 2))).toEqual({ staffIds: [4], managerIds: [] });
    const nobody = changed(quiet, 1, 2, 4, 6);
    expect(choose(nobody)).toEqual({ staffIds: [3], managerIds: [] });
  });
  it('leaves out staff members who refuse pushes off duty when none is on duty', () => {
    const home = changed({ isOnDuty: false, ringsOffDuty: false }, 1, 4, 6).map((person) =>
      person.id === 2 ? { ...person, isOnDuty: false } : person,
    );
    expect(choose(home)).toEqual({ staffIds: [2, 3], managerIds: [] });
  });
});
