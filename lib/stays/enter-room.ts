import { type EnterRoom, ROOM_SESSION_SECONDS } from '@/lib/contract/room-codes';
import { appendAudit } from '@/lib/hotel/audit-store';
import { transactAsSystem } from '@/lib/hotel/transact';
import { appendAccessTimer } from '@/lib/notifications/access-ended-store';
import { limitDevices } from '@/lib/notifications/limit-devices';
import { passwordMatches } from '@/lib/people/password';
import {
  appendRoomSession,
  countRoomEntry,
  giveTryBack,
  isStillIn,
  type Occupant,
  type RoomEntryAttempt,
  tryName,
} from './room-access-store';
import { sameName } from './same-name';

type Asked = { hotelSlug: string; room: string; key: EnterRoom; userAgent: string; requestId: string };

/**
 * Opens the conversation of a guest who is in a room now, for a day and on one device. Where stays share the room,
 * their PINs and names tell them apart. Returns the secret of the session. Returns null for every failure alike: no
 * such room, no guest in it, room access that is closed or off, or a wrong PIN or name.
 */
export async function enterRoom(asked: Asked): Promise<string | null> {
  const attempt = 'pin' in asked.key ? countRoomEntry : tryName;
  const tried = await attempt(asked.hotelSlug, asked.room);
  const fits = await findOwner(tried?.occupants ?? [], asked.key);
  const secret = tried && fits ? await comeIn(tried, fits, asked) : null;
  if (secret === null) await note(asked, tried);
  return secret;
}

/**
 * A PIN is compared even when the room has none, so that the response time does not reveal whether the room is
 * occupied. A key that fits two guests opens neither conversation: guests of the same name and departure need their
 * PINs.
 */
async function findOwner(occupants: readonly Occupant[], key: EnterRoom): Promise<Occupant | null> {
  const owners = 'pin' in key ? await ownersOfPin(occupants, key.pin) : occupants.filter(isNamed(key));
  return owners.length === 1 ? (owners[0] ?? null) : null;
}

async function ownersOfPin(occupants: readonly Occupant[], pin: string): Promise<Occupant[]> {
  const hashes = occupants.length === 0 ? [null] : occupants.map(({ pinHash }) => pinHash);
  const matches = await Promise.all(hashes.map((hash) => passwordMatches(hash, pin)));
  return occupants.filter((_, index) => matches[index] === true);
}

const isNamed =
  (key: Extract<EnterRoom, { last_name: string }>) =>
  ({ lastName, checkOut }: Occupant) =>
    sameName(lastName, key.last_name) && checkOut === key.check_out;

async function comeIn(tried: RoomEntryAttempt, stay: Occupant, asked: Asked): Promise<string | null> {
  const { hotelId } = tried;
  const expiresAt = new Date(Date.now() + ROOM_SESSION_SECONDS * 1000);
  const { userAgent } = asked;
  return transactAsSystem(async (tx) => {
    if (!(await isStillIn(tx, tried, stay))) return null;
    await giveTryBack(tx, tried);
    const { id, secret } = await appendRoomSession(tx, hotelId, stay.id, { userAgent, expiresAt });
    await limitDevices(tx, { hotelId, bookingId: stay.id, isRoomEntry: true }, asked.requestId);
    await appendAccessTimer(tx, hotelId, id, expiresAt);
    const line = { hotelId, who: null, action: ACTION, outcome: 'done', requestId: asked.requestId };
    const data = { by: nameOf(asked.key), booking: stay.code };
    await appendAudit({ ...line, target: { kind: 'room', id: tried.roomNumber ?? asked.room }, data }, tx);
    return secret;
  });
}

const ACTION = 'guest.room_entry';

async function note({ key, requestId }: Asked, tried: RoomEntryAttempt | null): Promise<void> {
  const line = { hotelId: tried?.hotelId ?? null, who: null, action: ACTION, outcome: 'refused', requestId };
  await appendAudit({
    ...line,
    // Only an existing room is logged: a request must not write its own text into the audit log.
    target: tried?.roomNumber ? { kind: 'room', id: tried.roomNumber } : undefined,
    data: { by: nameOf(key), ...(tried?.isLast ? closedBy(tried) : {}) },
  });
}

/** The last try closes the room to every PIN, or the stays in it to every name until the next day. */
const closedBy = ({ way }: RoomEntryAttempt) => (way === 'pin' ? { door: 'closed' } : { names: 'closed' });

const nameOf = (key: EnterRoom) => ('pin' in key ? 'pin' : 'name');
