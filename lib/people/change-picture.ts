import { createHash } from 'node:crypto';
import { staffPicture } from '@/lib/contract/paths';
import type { PersonDto } from '@/lib/contract/people';
import { looksAfter } from '@/lib/contract/people-policy';
import { type OwnPictureDto, pictureHashSchema } from '@/lib/contract/profile-picture';
import { appendAudit } from '@/lib/hotel/audit-store';
import { lockStaffRows } from '@/lib/hotel/current-actor-store';
import type { Principal, StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { drawPortrait } from '@/lib/platform/files/draw-square';
import type { GivenFile } from '@/lib/platform/files/examined-file';
import { lockPerson } from './people-store';
import { findPicture, writePicture } from './picture-store';

type Command = { staff: StaffMember; requestId?: string | undefined };
type Picture = { hash: string; bytes: Uint8Array<ArrayBuffer>; url: string };
const HASH_CHARS = 32;

/** Re-encodes a file as the caller's own picture; null deletes the picture. */
export async function changeOwnPicture(command: Command, file: GivenFile | null): Promise<OwnPictureDto> {
  const { id, hotel } = command.staff;
  const picture = file && pictureOf(hotel.slug, await drawPortrait(file));
  const first = (tx: Tx) => lockStaffRows(tx, hotel.id, [id]);
  const work = async (tx: Tx) => {
    const before = await lockPerson(tx, hotel.id, id);
    if (!before) throw new AppError('unauthenticated');
    await change(tx, command, before, picture);
    return { profile_image: picture?.url ?? null };
  };
  return transactAs(command.staff, work, { first });
}

/** For roles that manage people: guests see a staff member's picture too. */
export async function removePicture(command: Command, staffId: number): Promise<PersonDto> {
  const { staff } = command;
  // Checked before the person is loaded, so that a refusal does not reveal who works here.
  if (!looksAfter(staff.role, 'receptionist')) throw new AppError('forbidden');
  const first = (tx: Tx) => lockStaffRows(tx, staff.hotel.id, [staff.id, staffId]);
  const work = async (tx: Tx) => {
    const person = await lockPerson(tx, staff.hotel.id, staffId);
    if (!person) throw new AppError('not_found');
    if (!looksAfter(staff.role, person.role)) throw new AppError('forbidden');
    await change(tx, command, person, null);
    return { ...person, profile_image: null };
  };
  return transactAs(staff, work, { first });
}

/** The address contains the hash of the picture: an old address answers `not_found`. */
export async function readPicture({ hotel }: Principal, hash: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = pictureHashSchema.safeParse(hash).success ? await findPicture(hotel.id, hash) : null;
  if (!bytes) throw new AppError('not_found');
  return new Uint8Array(bytes);
}

function pictureOf(slug: string, bytes: Uint8Array<ArrayBuffer>): Picture {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, HASH_CHARS);
  return { hash, bytes, url: staffPicture(slug, hash) };
}

async function change(
  tx: Tx,
  { staff, requestId }: Command,
  person: PersonDto,
  to: Picture | null,
): Promise<void> {
  const url = to?.url ?? null;
  if (person.profile_image === url) return;
  await writePicture(tx, { hotelId: staff.hotel.id, id: person.id }, to);
  const line = { hotelId: staff.hotel.id, who: staff, action: 'person.picture', outcome: 'done', requestId };
  const data = { from: person.profile_image, to: url };
  await appendAudit({ ...line, target: { kind: 'staff', id: person.id }, data }, tx);
}
