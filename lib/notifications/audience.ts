import type { InboxRowDto } from '@/lib/contract/chat';
import type { Department, StaffRole } from '@/lib/contract/roles';

export type Candidate = { id: number; role: StaffRole; department: Department; isOnDuty: boolean };
/** Who has the conversation: a person, or a department until one of them takes it. */
export type Holder = { handlerId: number | null; department: Department | null };

export const holderOf = (row: Pick<InboxRowDto, 'current_staff_handler' | 'department'>): Holder => ({
  handlerId: row.current_staff_handler?.id ?? null,
  department: row.department,
});

/** Who hears of a guest's message in person, all of them on duty. */
export function audienceOf(candidates: readonly Candidate[], holder: Holder): number[] {
  const found = groupsOf(candidates, holder).find((group) => group.length > 0) ?? [];
  return found.map((person) => person.id);
}

/** Those on duty, in the order in which they are asked: handler, department, reception, front office. */
export function groupsOf(candidates: readonly Candidate[], { handlerId, department }: Holder): Candidate[][] {
  const onDuty = candidates.filter((person) => person.isOnDuty);
  return [
    onDuty.filter((person) => person.id === handlerId),
    onDuty.filter((person) => person.department === department),
    onDuty.filter((person) => person.role === 'receptionist'),
    onDuty.filter((person) => person.department === 'front-office'),
  ];
}
