import { describe, expect, it } from 'vitest';
import { chooseRung } from './choose-rung';

const reception = { role: 'receptionist', department: 'reception' } as const;
const PEOPLE = [
  { id: 1, ...reception, isOnDuty: true },
  { id: 2, ...reception, isOnDuty: true },
  { id: 3, ...reception, isOnDuty: false },
  { id: 4, role: 'concierge', department: 'front-office', isOnDuty: true },
  { id: 5, role: 'cook', department: 'kitchen', isOnDuty: true },
  { id: 6, role: 'manager', department: 'management', isOnDuty: false },
] as const;
const without = (...ids: number[]) =>
  PEOPLE.map((person) => (ids.includes(person.id) ? { ...person, isOnDuty: false } : person));
const ring = (
  people: Parameters<typeof chooseRung>[0]['people'],
  handlerId: number | null = null,
  looking: number[] = [],
) => chooseRung({ people, handlerId, lookingIds: looking });

describe('a guest’s message rings (W18)', () => {
  it('the handler alone while on duty, of whatever department', () => {
    expect(ring(PEOPLE, 5)).toEqual({ staffIds: [5], managerIds: [] });
  });
  it('reception on duty when nobody handles it, or the handler has gone home', () => {
    expect(ring(PEOPLE)).toEqual({ staffIds: [1, 2], managerIds: [] });
    expect(ring(PEOPLE, 3)).toEqual({ staffIds: [1, 2], managerIds: [] });
  });
  it('front office when reception is off duty', () => {
    expect(ring(without(1, 2))).toEqual({ staffIds: [4], managerIds: [] });
  });
  it('all of reception, and the managers, when nobody of them is on duty', () => {
    expect(ring(without(1, 2, 4))).toEqual({ staffIds: [1, 2, 3], managerIds: [6] });
  });
  it('nobody who is looking, and nobody else in their place', () => {
    expect(ring(PEOPLE, 5, [5])).toEqual({ staffIds: [], managerIds: [] });
    expect(ring(PEOPLE, null, [1])).toEqual({ staffIds: [2], managerIds: [] });
  });
});
