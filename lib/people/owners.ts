import type { z } from 'zod';
import type {
  MadeHotelDto,
  newHotelSchema,
  OwnedHotelDto,
  OwnedHotelsDto,
  ownedHotelChangeSchema,
} from '@/lib/contract/owner';
import { pages } from '@/lib/contract/paths';
import type { MadeStaffLinkDto } from '@/lib/contract/staff-links';
import { appendAudit } from '@/lib/hotel/audit-store';
import { appAddress } from '@/lib/hotel/guest-link';
import type { Owner } from '@/lib/hotel/principals';
import { transactAs, transactAsSystem } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { couldBeSecret } from '@/lib/kernel/secret-hash';
import type { Tx } from '@/lib/platform/db';
import {
  appendOwnerLink,
  findHotelId,
  listOwnedHotels,
  lockOwnerSession,
  redeemOwnerLink,
  revokeOwnerSession,
} from './owner-store';
import { appendStaffLink } from './staff-link-store';
import { staffLinkAddress } from './staff-links';
import { FIRST_ADMIN, writeHotel } from './upsert-hotel';

type Command = { owner: Owner; requestId: string };

/** For the command line: a person with access to its shell operates the installation. */
export async function createOwnerLink(minutes?: number): Promise<string> {
  return `${appAddress()}${pages.owner}#t=${await appendOwnerLink(minutes)}`;
}

/** Returns the secret of the session, or null for an invalid or used link. */
export async function enterAsOwner(token: string, requestId: string): Promise<string | null> {
  if (!couldBeSecret(token)) return null;
  return transactAsSystem(async (tx) => {
    const opened = await redeemOwnerLink(tx, token);
    if (!opened) return null;
    const line = { hotelId: null, who: opened.owner, action: 'owner.enter', outcome: 'done', requestId };
    await appendAudit(line, tx);
    return opened.secret;
  });
}

export async function leaveAsOwner(owner: Owner): Promise<void> {
  await transactAs(owner, (tx) => revokeOwnerSession(tx, owner), {
    first: (tx) => lockOwnerSession(tx, owner),
  });
}

export async function readOwnedHotels(): Promise<OwnedHotelsDto> {
  return { hotels: await listOwnedHotels() };
}

/** Creates a hotel and the invitation for its first admin. Throws `conflict` where the slug is taken. */
export async function createHotel(
  command: Command,
  said: z.output<typeof newHotelSchema>,
): Promise<MadeHotelDto> {
  const admin_link = await transactAs(command.owner, async (tx) => {
    const { id, isNew, rooms } = await writeHotel(tx, said);
    if (!isNew)
      throw new AppError('conflict', {
        detail: 'There is a hotel of this address.',
        extra: { is_slug_taken: true },
      });
    await note(tx, command, 'hotel.create', id, { rooms });
    return linkFor(tx, command, id);
  });
  return { hotel: await requireFound(said.slug), admin_link };
}

export async function changeOwnedHotel(
  command: Command,
  said: z.output<typeof ownedHotelChangeSchema>,
): Promise<OwnedHotelDto> {
  await requireFound(said.slug);
  await transactAs(command.owner, async (tx) => {
    const { id, rooms } = await writeHotel(tx, said);
    const changed = Object.keys(said).filter((name) => name !== 'slug');
    await note(tx, command, 'hotel.change', id, { changed, rooms });
  });
  return requireFound(said.slug);
}

/** Creates an admin invitation for a hotel whose admin left or whose first link was lost. */
export async function createAdminLink(command: Command, slug: string): Promise<MadeStaffLinkDto> {
  return transactAs(command.owner, async (tx) => {
    const hotelId = await findHotelId(tx, slug);
    if (hotelId === null) throw new AppError('not_found');
    return linkFor(tx, command, hotelId);
  });
}

async function linkFor(tx: Tx, command: Command, hotelId: number): Promise<MadeStaffLinkDto> {
  const { id, token, expiresAt } = await appendStaffLink(tx, hotelId, null, FIRST_ADMIN);
  await note(tx, command, 'staff_link.invite', hotelId, { link: id, role: FIRST_ADMIN.role });
  return { link: staffLinkAddress(token), expires_at: expiresAt.toISOString() };
}

async function requireFound(slug: string): Promise<OwnedHotelDto> {
  const [hotel] = await listOwnedHotels(slug);
  if (!hotel) throw new AppError('not_found');
  return hotel;
}

async function note(
  tx: Tx,
  { owner, requestId }: Command,
  action: string,
  id: number,
  data: Record<string, string | number | string[]>,
): Promise<void> {
  const line = { hotelId: id, who: owner, action, outcome: 'done', data, requestId };
  await appendAudit({ ...line, target: { kind: 'hotel', id } }, tx);
}
