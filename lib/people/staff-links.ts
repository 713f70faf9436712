import { pages } from '@/lib/contract/paths';
import { makesStaffLinks } from '@/lib/contract/people-policy';
import type { Invite, MadeStaffLinkDto, StaffLinksDto } from '@/lib/contract/staff-links';
import { appendAudit } from '@/lib/hotel/audit-store';
import { lockStaffRows } from '@/lib/hotel/current-actor-store';
import { appAddress } from '@/lib/hotel/guest-link';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { lockPerson } from './people-store';
import { appendStaffLink, listStaffLinks, revokeLinksOf, revokeStaffLink } from './staff-link-store';

type Command = { staff: StaffMember; requestId?: string | null | undefined };

export async function readStaffLinks({ staff }: Command): Promise<StaffLinksDto> {
  requireLinkPermission(staff);
  return { links: await listStaffLinks(staff.hotel.id) };
}

/** Creates an invitation. The first holder who redeems it joins. */
export async function invitePerson(command: Command, what: Invite): Promise<MadeStaffLinkDto> {
  requireLinkPermission(command.staff);
  const { id: staffId, hotel } = command.staff;
  return transactAs(command.staff, async (tx) => {
    const made = await appendStaffLink(tx, hotel.id, staffId, what);
    await note(tx, command, 'staff_link.invite', made.id, what);
    return told(made);
  });
}

/**
 * Creates a password link, because the installation may send no email. A person has one at a time: an older one is
 * revoked.
 */
export async function createPasswordLink(command: Command, personId: number): Promise<MadeStaffLinkDto> {
  requireLinkPermission(command.staff);
  const { id: staffId, hotel } = command.staff;
  const first = (tx: Tx) => lockStaffRows(tx, hotel.id, [staffId, personId]);
  const work = async (tx: Tx) => {
    const person = await lockPerson(tx, hotel.id, personId);
    if (!person) throw new AppError('not_found');
    if (!person.is_active) throw new AppError('conflict', { detail: 'They do not work here any more.' });
    await revokeLinksOf(tx, hotel.id, personId, 'for');
    const made = await appendStaffLink(tx, hotel.id, staffId, { staffId: personId });
    await note(tx, command, 'staff_link.password', made.id, { staff: personId });
    return told(made);
  };
  return transactAs(command.staff, work, { first });
}

/** A repeated call is not an error: the link is invalid either way. */
export async function revokeLink(command: Command, linkId: number): Promise<void> {
  requireLinkPermission(command.staff);
  await transactAs(command.staff, async (tx) => {
    const outcome = await revokeStaffLink(tx, command.staff.hotel.id, linkId);
    if (outcome === 'unknown') throw new AppError('not_found');
    if (outcome === 'revoked') await note(tx, command, 'staff_link.revoke', linkId, {});
  });
}

/** The token is in the fragment, so that no server on the way reads it. */
export function staffLinkAddress(token: string): string {
  return `${appAddress()}${pages.staffLink}#t=${token}`;
}

function told({ token, expiresAt }: { token: string; expiresAt: Date }): MadeStaffLinkDto {
  return { link: staffLinkAddress(token), expires_at: expiresAt.toISOString() };
}

function requireLinkPermission({ role }: StaffMember): void {
  if (!makesStaffLinks(role)) throw new AppError('forbidden');
}

async function note(
  tx: Tx,
  { staff, requestId }: Command,
  action: string,
  id: number,
  data: Record<string, string | number>,
): Promise<void> {
  const line = { hotelId: staff.hotel.id, who: staff, action, outcome: 'done', data };
  await appendAudit({ ...line, target: { kind: 'staff_link', id }, requestId: requestId ?? undefined }, tx);
}
