import type { RedeemedLinkDto, RedeemLink, StaffLinkViewDto } from '@/lib/contract/staff-links';
import { fullUserName } from '@/lib/contract/user-names';
import { appendAudit } from '@/lib/hotel/audit-store';
import { lockStaffRows } from '@/lib/hotel/current-actor-store';
import { toHotelDto } from '@/lib/hotel/hotel-dto';
import { transactAsSystem } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { couldBeSecret } from '@/lib/kernel/secret-hash';
import { isUniqueViolation, type Tx } from '@/lib/platform/db';
import { appendPerson, writePassword } from './credential-store';
import { endStaffAccess } from './end-staff-access';
import { acceptedPassword, hashPassword } from './password';
import { findOpenLink, type OpenLink, takeStaffLink } from './staff-link-store';

/** Returns null for an invalid link: unknown, used, revoked, expired, or of a person who has left. */
export async function openStaffLink(token: string): Promise<OpenLink | null> {
  return couldBeSecret(token) ? findOpenLink(token) : null;
}

export function toLinkView(link: OpenLink): StaffLinkViewDto {
  const { kind, role, department } = link;
  return { kind, role, department, hotel: toHotelDto(link.hotel), username: link.staff?.username ?? null };
}

/** Creates a new person or changes a password, and consumes the link, in one transaction. */
export async function redeemStaffLink(
  link: OpenLink,
  { password, person }: RedeemLink,
  requestId: string | null = null,
): Promise<{ staffId: number; reply: RedeemedLinkDto }> {
  const username = link.staff?.username ?? (person && fullUserName(person.username, link.hotel.slug));
  if (username === undefined || (link.staff !== null) === (person !== undefined))
    throw new AppError('invalid_input', { issues: [{ path: 'person', message: 'Say who you are.' }] });
  const passwordHash = await hashPassword(acceptedPassword(password, username));
  const staffId = await transact(async (tx) => {
    // People are locked before their links, as in every other transaction: the opposite order would deadlock.
    if (link.staff) await lockStaffRows(tx, link.hotel.id, [link.staff.id]);
    if (!(await takeStaffLink(tx, link.hotel.id, link.id))) throw new AppError('unauthenticated');
    const id = link.staff?.id ?? (await join(tx, link, person, passwordHash));
    if (link.staff) await renew(tx, link.hotel.id, id, passwordHash);
    const action = link.staff ? 'person.password_by_link' : 'person.join';
    const line = { hotelId: link.hotel.id, who: null, action, outcome: 'done' };
    await appendAudit({ ...line, target: { kind: 'staff', id }, requestId: requestId ?? undefined }, tx);
    return id;
  });
  return { staffId, reply: { username, hotel_slug: link.hotel.slug } };
}

async function join(
  tx: Tx,
  { hotel, role, department }: OpenLink,
  person: RedeemLink['person'],
  passwordHash: string,
): Promise<number> {
  if (!person) throw new AppError('internal');
  return appendPerson(tx, hotel, {
    chosenName: person.username,
    firstName: person.first_name,
    lastName: person.last_name,
    role,
    department,
    passwordHash,
  });
}

async function renew(tx: Tx, hotelId: number, staffId: number, passwordHash: string): Promise<void> {
  await endStaffAccess(tx, hotelId, staffId);
  await writePassword(tx, hotelId, staffId, passwordHash);
}

async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await transactAsSystem(work);
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError('conflict', {
        detail: 'This user name cannot be had. Choose another.',
        extra: { is_username_taken: true },
      });
    throw error;
  }
}
