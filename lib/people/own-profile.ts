import type { PasswordChange, ProfileChange, ProfileDto } from '@/lib/contract/profile';
import { appendAudit } from '@/lib/hotel/audit-store';
import { lockStaffRows } from '@/lib/hotel/current-actor-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { writePassword } from './credential-store';
import { endStaffAccess } from './end-staff-access';
import { acceptedPassword, hashPassword, passwordMatches } from './password';
import { findProfile, lockPasswordHash, writeProfile } from './profile-store';

type Command = { staff: StaffMember; requestId: string };
const whose = ({ id, hotel }: StaffMember) => ({ hotelId: hotel.id, id });

export async function readProfile(staff: StaffMember): Promise<ProfileDto> {
  return findProfile(whose(staff));
}

/** Changes the caller's own profile only. Old messages keep the name they were written under. */
export async function changeProfile(
  { staff, requestId }: Command,
  change: ProfileChange,
): Promise<ProfileDto> {
  const work = async (tx: Tx) => {
    const before = await findProfile(whose(staff), tx);
    await writeProfile(tx, whose(staff), change);
    const after = await findProfile(whose(staff), tx);
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      const line = {
        hotelId: staff.hotel.id,
        who: staff,
        action: 'person.profile',
        outcome: 'done',
        requestId,
      };
      await appendAudit({ ...line, target: { kind: 'staff', id: staff.id }, data: { before, after } }, tx);
    }
    return after;
  };
  return transactAs(staff, work, { first: lockSelf(staff) });
}

/**
 * Changes the password of a caller who knows the old one. It ends all their sessions, also in this browser: the reason
 * may be that another person knows the password.
 */
export async function changePassword({ staff, requestId }: Command, change: PasswordChange): Promise<void> {
  const next = await hashPassword(acceptedPassword(change.password, staff.username));
  const work = async (tx: Tx) => {
    const stored = await lockPasswordHash(tx, whose(staff));
    if (!(await passwordMatches(stored, change.old_password)))
      throw new AppError('invalid_input', {
        issues: [{ path: 'old_password', message: 'This is not your password.' }],
        extra: { is_wrong_password: true },
      });
    await endStaffAccess(tx, staff.hotel.id, staff.id);
    await writePassword(tx, staff.hotel.id, staff.id, next);
    const line = {
      hotelId: staff.hotel.id,
      who: staff,
      action: 'person.password',
      outcome: 'done',
      requestId,
    };
    await appendAudit({ ...line, target: { kind: 'staff', id: staff.id } }, tx);
  };
  await transactAs(staff, work, { first: lockSelf(staff) });
}

const lockSelf =
  ({ id, hotel }: StaffMember) =>
  (tx: Tx) =>
    lockStaffRows(tx, hotel.id, [id]);
