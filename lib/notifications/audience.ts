import type { Department, StaffRole } from '@/lib/contract/roles';

export type Candidate = { id: number; role: StaffRole; department: Department; isOnDuty: boolean };

/** Who hears of a guest's message in person: the handler on duty, else reception on duty, else front office. */
export function audienceOf(candidates: readonly Candidate[], handlerId: number | null): number[] {
  const onDuty = candidates.filter((person) => person.isOnDuty);
  const handler = onDuty.filter((person) => person.id === handlerId);
  if (handler.length > 0) return idsOf(handler);
  const reception = onDuty.filter((person) => person.role === 'receptionist');
  if (reception.length > 0) return idsOf(reception);
  return idsOf(onDuty.filter((person) => person.department === 'front-office'));
}

function idsOf(people: readonly Candidate[]): number[] {
  return people.map((person) => person.id);
}
