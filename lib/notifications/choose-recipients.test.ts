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

describe('a guest’s message rings', () => {
  it('the handler alone while on duty, of whatever department', () => {
    expect(choose(PEOPLE, 5)).toEqual({ staffIds: [5], managerIds: [] });
  });
  it('reception on duty when nobody handles it, or the handler has gone home', () => {
    expect(choose(PEOPLE)).toEqual({ staffIds: [1, 2], managerIds: [] });
    expect(choose(PEOPLE, 3)).toEqual({ staffIds: [1, 2], managerIds: [] });
  });
  it('front office when reception is off duty', () => {
    expect(choose(without(1, 2))).toEqual({ staffIds: [4], managerIds: [] });
  });
  it('all of reception, and the managers, when nobody of them is on duty', () => {
    expect(choose(without(1, 2, 4))).toEqual({ staffIds: [1, 2, 3], managerIds: [6] });
  });
  it('nobody who is looking, and nobody else in their place', () => {
    expect(choose(PEOPLE, 5, [5])).toEqual({ staffIds: [], managerIds: [] });
    expect(choose(PEOPLE, null, [1])).toEqual({ staffIds: [2], managerIds: [] });
  });
  it('the department it was given to; reception when nobody of it is on duty', () => {
    expect(choose(PEOPLE, null, [], 'kitchen')).toEqual({ staffIds: [5], managerIds: [] });
    expect(choose(PEOPLE, null, [], 'maintenance')).toEqual({ staffIds: [1, 2], managerIds: [] });
  });
  it('nobody in their quiet hours, but the next in line', () => {
    const quiet = { isQuiet: true };
    expect(choose(changed(quiet, 5), 5)).toEqual({ staffIds: [1, 2], managerIds: [] });
    expect(choose(changed(quiet, 1))).toEqual({ staffIds: [2], managerIds: [] });
    expect(choose(changed(quiet, 1, 2))).toEqual({ staffIds: [4], managerIds: [] });
    const nobody = changed(quiet, 1, 2, 4, 6);
    expect(choose(nobody)).toEqual({ staffIds: [3], managerIds: [] });
  });
  it('nobody at home who does not want to be, when nobody is on duty', () => {
    const home = changed({ isOnDuty: false, ringsOffDuty: false }, 1, 4, 6).map((person) =>
      person.id === 2 ? { ...person, isOnDuty: false } : person,
    );
    expect(choose(home)).toEqual({ staffIds: [2, 3], managerIds: [] });
  });
});
