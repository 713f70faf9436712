import { describe, expect, it } from 'vitest';
import type { Candidate } from './audience';
import { calledAt as calledFor } from './escalation-audience';

const person = (
  id: number,
  role: Candidate['role'],
  department: Candidate['department'],
  isOnDuty = true,
) => ({
  id,
  role,
  department,
  isOnDuty,
});
const handler = person(1, 'technician', 'maintenance');
const reception = person(2, 'receptionist', 'reception');
const lobby = person(3, 'concierge', 'front-office');
const manager = person(4, 'manager', 'management');
const cook = person(5, 'cook', 'kitchen');
const HOTEL = [handler, reception, lobby, manager, cook];
const calledAt = (
  step: Parameters<typeof calledFor>[0],
  people: readonly Candidate[],
  handlerId: number | null,
  department: Candidate['department'] | null = null,
) => calledFor(step, people, { handlerId, department });
const resting = (...people: Candidate[]) => people.map((each) => ({ ...each, isOnDuty: false }));

describe('calledAt', () => {
  it('calls the first recipients once more', () => {
    expect(calledAt('again', HOTEL, 1)).toEqual([1]);
    expect(calledAt('again', HOTEL, null)).toEqual([2]);
  });

  it('calls reception, the front office and the handler at the second step', () => {
    expect(calledAt('fallback', HOTEL, 1)).toEqual([1, 2, 3]);
    expect(calledAt('fallback', HOTEL, null)).toEqual([2, 3]);
  });

  it('calls the assigned department first alone, then together with the front office', () => {
    expect(calledAt('again', HOTEL, null, 'kitchen')).toEqual([5]);
    expect(calledAt('fallback', HOTEL, null, 'kitchen')).toEqual([2, 3, 5]);
  });

  it('calls the managers at the third and at the last step', () => {
    expect(calledAt('manager', HOTEL, 1)).toEqual([4]);
    expect(calledAt('mail', HOTEL, 1)).toEqual([4]);
  });

  it('calls the whole group off duty when none of it is on duty', () => {
    const all = resting(...HOTEL);
    expect(calledAt('again', all, 1)).toEqual([2]);
    expect(calledAt('fallback', all, null)).toEqual([2, 3]);
    expect(calledAt('manager', all, null)).toEqual([4]);
  });

  it('calls no staff member in a hotel without staff', () => {
    for (const step of ['again', 'fallback', 'manager', 'mail'] as const) {
      expect(calledAt(step, [], null)).toEqual([]);
    }
  });
});
