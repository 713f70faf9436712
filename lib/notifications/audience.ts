import type { InboxRowDto } from '@/lib/contract/chat';
import type { Department, StaffRole } from '@/lib/contract/roles';

export type Candidate = { id: number; role: StaffRole; department: Department; isOnDuty: boolean };
/** The owner of a conversation: a staff member, or a department until one of its members takes it over. */
export type Holder = { handlerId: number | null; department: Department | null };

export const holderOf = (row: Pick<InboxRowDto, 'current_staff_handler' | 'department'>): Holder => ({
  handlerId: row.current_staff_handler?.id ?? null,
  department: row.department,
});

/** Returns the staff members on duty who get a guest's message on their personal channel. */
export function audienceOf(candidates: readonly Candidate[], holder: Holder): number[] {
  const found = groupsOf(candidates, holder).find((group) => group.length > 0) ?? [];
  return found.map((person) => person.id);
}

/** Groups the staff members on duty by precedence: handler, department, reception, front office. */
export function groupsOf(candidates: readonly Candidate[], { handlerId, department }: Holder): Candidate[][] {
  const onDuty = candidates.filter((person) => person.isOnDuty);
  return [
    onDuty.filter((person) => person.id === handlerId),
    onDuty.filter((person) => person.department === department),
    onDuty.filter((person) => person.role === 'receptionist'),
    onDuty.filter((person) => person.department === 'front-office'),
  ];
}
