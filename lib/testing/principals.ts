import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { findStaffForSession } from '@/lib/hotel/staff-store';
import { findStayByToken } from '@/lib/hotel/stay-store';
import { hashSecret } from '@/lib/kernel/secret-hash';
import type { TestGuest, TestStaff } from '@/lib/testing/hotel-fixture';

/** Loads the fixtures' people as principals from the database, as lib/auth does. */

export async function guestOf({ hotel, token }: TestGuest): Promise<Guest> {
  const stay = await findStayByToken(hotel.slug, hashSecret(token));
  if (!stay) throw new Error('This guest has no stay.');
  return stay.guest;
}

export async function memberOf({ id }: TestStaff): Promise<StaffMember> {
  const staff = await findStaffForSession({
    staffId: id,
    sessionVersion: 1,
    sessionId: crypto.randomUUID(),
  });
  if (!staff) throw new Error('This colleague is not here.');
  return staff;
}
