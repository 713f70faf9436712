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

describe('a guest message is heard in person by', () => {
  it('the handler on duty and nobody else', () => {
    expect(audienceOf([BRENDAN, NUALA, FINN, DECLAN], DECLAN.id)).toEqual([DECLAN.id]);
  });

  it('reception on duty when nobody handles it', () => {
    expect(audienceOf([BRENDAN, NUALA, FINN, DECLAN], null)).toEqual([BRENDAN.id, NUALA.id]);
  });

  it('reception on duty when the handler has gone home', () => {
    expect(audienceOf([off(DECLAN), BRENDAN, off(NUALA), FINN], DECLAN.id)).toEqual([BRENDAN.id]);
  });

  it('reception on duty when the handler is nobody of this hotel', () => {
    expect(audienceOf([BRENDAN, FINN], 999)).toEqual([BRENDAN.id]);
  });

  it('whoever is on duty in the department it was given to, and reception where nobody is', () => {
    expect(audienceOf([BRENDAN, FINN, DECLAN], null, 'kitchen')).toEqual([DECLAN.id]);
    expect(audienceOf([BRENDAN, FINN, off(DECLAN)], null, 'kitchen')).toEqual([BRENDAN.id]);
  });

  it('the front office on duty when reception has gone home', () => {
    expect(audienceOf([off(BRENDAN), off(NUALA), FINN, DECLAN], null)).toEqual([FINN.id]);
  });

  it('nobody when neither is there', () => {
    expect(audienceOf([off(BRENDAN), off(FINN), DECLAN], null)).toEqual([]);
    expect(audienceOf([], 1)).toEqual([]);
  });

  it('nobody who is off duty, whatever their role, their department and who handles it', () => {
    const everybody = STAFF_ROLES.flatMap((role) =>
      DEPARTMENTS.map((department, at) => ({ id: at + 1, role, department, isOnDuty: false })),
    );
    expect(audienceOf(everybody, 1)).toEqual([]);
  });
});
