import { z } from 'zod';
import { DEPARTMENTS, type Department, type StaffRole } from '@/lib/contract/roles';
import { STAFF_LINK_HOURS, type StaffLinkDto } from '@/lib/contract/staff-links';
import { HOTEL_COLUMNS } from '@/lib/hotel/hotel-store';
import type { Hotel } from '@/lib/hotel/principals';
import { hashSecret, newSecret } from '@/lib/kernel/secret-hash';
import { db, type Tx } from '@/lib/platform/db';

const departmentSchema = z.enum(DEPARTMENTS);
const HOUR_MS = 3_600_000;
const NAME = { firstName: true, lastName: true } as const;
const COLUMNS = {
  id: true,
  role: true,
  department: true,
  expiresAt: true,
  staff: { select: { id: true, username: true, role: true, department: true, isActive: true, ...NAME } },
} as const;

type NewLink = { staffId: number } | { role: StaffRole; department: Department };

/** Creates a link and returns its secret; only the hash is stored. */
export async function appendStaffLink(
  tx: Tx,
  hotelId: number,
  createdById: number | null,
  what: NewLink,
): Promise<{ id: number; token: string; expiresAt: Date }> {
  const token = newSecret();
  const expiresAt = new Date(Date.now() + STAFF_LINK_HOURS * HOUR_MS);
  const data = { hotelId, createdById, tokenHash: hashSecret(token), expiresAt, ...what };
  const { id } = await tx.staffLink.create({ data, select: { id: true } });
  return { id, token, expiresAt };
}

const waits = () => ({ usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } });

export async function listStaffLinks(hotelId: number): Promise<StaffLinkDto[]> {
  const rows = await db().staffLink.findMany({
    where: { hotelId, ...waits() },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { ...COLUMNS, createdBy: { select: NAME } },
  });
  return rows.flatMap(({ id, staff, createdBy, expiresAt, ...row }) => {
    const place = placeOf({ staff, ...row });
    if (!place) return [];
    return {
      id,
      ...place,
      person: staff && { id: staff.id, name: nameOf(staff) },
      made_by: createdBy && nameOf(createdBy),
      expires_at: expiresAt.toISOString(),
    };
  });
}

/** Revokes a link. Returns `unknown` where no such link exists; a repeated call returns `over`. */
export async function revokeStaffLink(
  tx: Tx,
  hotelId: number,
  id: number,
): Promise<'revoked' | 'over' | 'unknown'> {
  const found = await tx.staffLink.findFirst({ where: { hotelId, id }, select: { id: true } });
  if (!found) return 'unknown';
  const where = { hotelId, id, usedAt: null, revokedAt: null };
  const { count } = await tx.staffLink.updateMany({ where, data: { revokedAt: new Date() } });
  return count === 1 ? 'revoked' : 'over';
}

/**
 * Revokes the password links for a person and, with `for_and_by`, also the links that this person created for others.
 */
export async function revokeLinksOf(
  tx: Tx,
  hotelId: number,
  staffId: number,
  which: 'for' | 'for_and_by',
): Promise<void> {
  const mine = which === 'for' ? [{ staffId }] : [{ staffId }, { createdById: staffId }];
  const where = { hotelId, OR: mine, usedAt: null, revokedAt: null };
  await tx.staffLink.updateMany({ where, data: { revokedAt: new Date() } });
}

export type OpenLink = {
  id: number;
  hotel: Hotel;
  kind: 'invite' | 'password';
  role: StaffRole;
  department: Department;
  staff: { id: number; username: string } | null;
};

/** Returns null for a link that is unknown or no longer valid. */
export async function findOpenLink(token: string): Promise<OpenLink | null> {
  const row = await db().staffLink.findFirst({
    where: { tokenHash: hashSecret(token), ...waits() },
    select: { ...COLUMNS, hotel: { select: HOTEL_COLUMNS } },
  });
  const place = row && placeOf(row);
  if (!place || (row.staff && !row.staff.isActive)) return null;
  return { id: row.id, hotel: row.hotel, ...place, staff: row.staff };
}

/** Consumes the link. Of two concurrent calls only one returns true. */
export async function takeStaffLink(tx: Tx, hotelId: number, id: number): Promise<boolean> {
  const where = { hotelId, id, ...waits() };
  const { count } = await tx.staffLink.updateMany({ where, data: { usedAt: new Date() } });
  return count === 1;
}

type Place = { role: StaffRole | null; department: string | null };

function placeOf(row: Place & { staff: Place | null }) {
  const { role, department } = row.staff ?? row;
  if (role === null) return null;
  const kind = row.staff ? ('password' as const) : ('invite' as const);
  return { kind, role, department: departmentSchema.parse(department) };
}

function nameOf({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`.trim();
}
