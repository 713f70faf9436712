import type { PersonChange, PersonDto } from '@/lib/contract/people';
import { looksAfter, makesStaffLinks } from '@/lib/contract/people-policy';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { endStaffAccess } from './end-staff-access';
import { lockAdmins, lockPerson, writeStanding } from './people-store';
import { revokeLinksOf } from './staff-link-store';

type Command = { staff: StaffMember; requestId?: string | null | undefined };

/**
 * Changes the role, department, duty or activity of a person. Another role and a deactivation end all their sessions in
 * the same transaction. Every staff member may change their own duty.
 */
export async function changePerson(
  command: Command,
  staffId: number,
  change: PersonChange,
): Promise<PersonDto> {
  const { staff } = command;
  const isOwnDuty = staffId === staff.id && Object.keys(change).every((name) => name === 'is_on_duty');
  // Checked before the person is loaded, so that a refusal does not reveal who works here.
  if (!isOwnDuty && !looksAfter(staff.role, 'receptionist')) throw new AppError('forbidden');
  let admins: readonly number[] = [];
  const first = async (tx: Tx) => {
    admins = await lockAdmins(tx, staff.hotel.id, [staff.id, staffId]);
  };
  const work = async (tx: Tx) => {
    const person = await lockPerson(tx, staff.hotel.id, staffId);
    if (!person) throw new AppError('not_found');
    const next = changed(person, change);
    if (!isOwnDuty && !(looksAfter(staff.role, person.role) && looksAfter(staff.role, next.role)))
      throw new AppError('forbidden');
    requireRemainingAdmin(admins, person, next);
    await apply(tx, command, person, next);
    return next;
  };
  return transactAs(staff, work, { first });
}

function changed(person: PersonDto, change: PersonChange): PersonDto {
  const isActive = change.is_active ?? person.is_active;
  return {
    ...person,
    role: change.role ?? person.role,
    department: change.department ?? person.department,
    is_active: isActive,
    // A person who has left receives no push.
    is_on_duty: isActive && (change.is_on_duty ?? person.is_on_duty),
  };
}

function requireRemainingAdmin(admins: readonly number[], person: PersonDto, next: PersonDto): void {
  if (!admins.includes(person.id) || (next.role === 'admin' && next.is_active)) return;
  if (admins.length === 1)
    throw new AppError('conflict', {
      detail: 'Somebody has to remain admin.',
      extra: { is_last_admin: true },
    });
}

async function apply(tx: Tx, command: Command, person: PersonDto, next: PersonDto): Promise<void> {
  const hotelId = command.staff.hotel.id;
  if (next.role !== person.role || (person.is_active && !next.is_active))
    await endStaffAccess(tx, hotelId, person.id);
  if (makesStaffLinks(person.role) && !(makesStaffLinks(next.role) && next.is_active))
    await revokeLinksOf(tx, hotelId, person.id, 'for_and_by');
  else if (!next.is_active) await revokeLinksOf(tx, hotelId, person.id, 'for');
  await writeStanding(tx, hotelId, person.id, {
    role: next.role,
    department: next.department,
    isOnDuty: next.is_on_duty,
    isActive: next.is_active,
  });
  for (const name of ['role', 'department', 'is_on_duty', 'is_active'] as const) {
    if (person[name] === next[name]) continue;
    await note(tx, command, person.id, `person.${name}`, { from: person[name], to: next[name] });
  }
}

async function note(
  tx: Tx,
  { staff, requestId }: Command,
  id: number,
  action: string,
  data: { from: string | boolean; to: string | boolean },
): Promise<void> {
  const line = { hotelId: staff.hotel.id, who: staff, action, outcome: 'done', data };
  await appendAudit({ ...line, target: { kind: 'staff', id }, requestId: requestId ?? undefined }, tx);
}
