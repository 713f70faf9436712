import { describe, expect, it } from 'vitest';
import { DEPARTMENTS, STAFF_ROLES } from '@/lib/contract/roles';
import { audienceOf as audienceFor, type Candidate } from '@/lib/notifications/audience';

const BRENDAN: Candidate = { id: 1, role: 'receptionist', department: 'reception', isOnDuty: true };
const NUALA: Candidate = { id: 2, role: 'receptionist', department: 'reception', isOnDuty: true };
const FINN: Candidate = { id: 3, role: 'concierge', department: 'front-office', isOnDuty: true };
const DECLAN: Candidate = { id: 4, role: 'cook', department: 'kitchen', isOnDuty: true };
const audienceOf = (
  people: readonly Candidate[],
  handlerId: number | null,
  department: Candidate['department'] | null = null,
) => audienceFor(people, { handlerId, department });
const off = (person: Candidate): Candidate => ({ ...person, isOnDuty: false });

describe('audienceOf', () => {
  it('chooses only the handler when the handler is on duty', () => {
    expect(audienceOf([BRENDAN, NUALA, FINN, DECLAN], DECLAN.id)).toEqual([DECLAN.id]);
  });

  it('chooses reception on duty when the conversation has no handler', () => {
    expect(audienceOf([BRENDAN, NUALA, FINN, DECLAN], null)).toEqual([BRENDAN.id, NUALA.id]);
  });

  it('chooses reception on duty when the handler is off duty', () => {
    expect(audienceOf([off(DECLAN), BRENDAN, off(NUALA), FINN], DECLAN.id)).toEqual([BRENDAN.id]);
  });

  it('chooses reception on duty when the handler does not belong to the hotel', () => {
    expect(audienceOf([BRENDAN, FINN], 999)).toEqual([BRENDAN.id]);
  });

  it('chooses the assigned department on duty, and reception when the department is off duty', () => {
    expect(audienceOf([BRENDAN, FINN, DECLAN], null, 'kitchen')).toEqual([DECLAN.id]);
    expect(audienceOf([BRENDAN, FINN, off(DECLAN)], null, 'kitchen')).toEqual([BRENDAN.id]);
  });

  it('chooses the front office on duty when reception is off duty', () => {
    expect(audienceOf([off(BRENDAN), off(NUALA), FINN, DECLAN], null)).toEqual([FINN.id]);
  });

  it('chooses no recipient when neither reception nor the front office is on duty', () => {
    expect(audienceOf([off(BRENDAN), off(FINN), DECLAN], null)).toEqual([]);
    expect(audienceOf([], 1)).toEqual([]);
  });

  it('never chooses a staff member who is off duty, whatever their role, department or handler', () => {
    const everybody = STAFF_ROLES.flatMap((role) =>
      DEPARTMENTS.map((department, at) => ({ id: at + 1, role, department, isOnDuty: false })),
    );
    expect(audienceOf(everybody, 1)).toEqual([]);
  });
});
