import { type EnterRoom, ROOM_SESSION_SECONDS } from '@/lib/contract/room-codes';
import { appendAudit } from '@/lib/hotel/audit-store';
import { transactAsSystem } from '@/lib/hotel/transact';
import { appendAccessTimer } from '@/lib/notifications/access-ended-store';
import { limitDevices } from '@/lib/notifications/limit-devices';
import { passwordMatches } from '@/lib/people/password';
import {
  appendRoomSession,
  type DoorTried,
  giveTryBack,
  isStillIn,
  type Occupant,
  tryDoor,
  tryName,
} from './room-door-store';
import { sameName } from './same-name';

type Asked = { hotelSlug: string; room: string; key: EnterRoom; userAgent: string; requestId: string };

/**
 * Opens the conversation of whoever is in a room now, for a day and one device. Answers the secret of its session;
 * null, whatever the reason: no such room, nobody in it, a door that is shut or was never there, or the wrong words.
 */
export async function enterRoom(asked: Asked): Promise<string | null> {
  const attempt = 'pin' in asked.key ? tryDoor : tryName;
  const tried = await attempt(asked.hotelSlug, asked.room);
  const fits = await opens(tried?.occupant ?? null, asked.key);
  const secret = tried && fits ? await comeIn(tried, fits, asked) : null;
  if (secret === null) await note(asked, tried);
  return secret;
}

/** A PIN is compared even where there is none, so that time does not tell who is in. */
async function opens(occupant: Occupant | null, key: EnterRoom): Promise<Occupant | null> {
  if ('pin' in key) return (await passwordMatches(occupant?.pinHash ?? null, key.pin)) ? occupant : null;
  const isTheirs = sameName(occupant?.lastName ?? '', key.last_name) && occupant?.checkOut === key.check_out;
  return isTheirs ? occupant : null;
}

async function comeIn(tried: DoorTried, stay: Occupant, asked: Asked): Promise<string | null> {
  const { hotelId } = tried;
  const expiresAt = new Date(Date.now() + ROOM_SESSION_SECONDS * 1000);
  const { userAgent } = asked;
  return transactAsSystem(async (tx) => {
    if (!(await isStillIn(tx, tried, stay))) return null;
    await giveTryBack(tx, tried, stay.id);
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

async function note({ key, requestId }: Asked, tried: DoorTried | null): Promise<void> {
  const line = { hotelId: tried?.hotelId ?? null, who: null, action: ACTION, outcome: 'refused', requestId };
  await appendAudit({
    ...line,
    // Nobody gets to write an address of their own making into the trail.
    target: tried?.roomNumber ? { kind: 'room', id: tried.roomNumber } : undefined,
    data: { by: nameOf(key), ...(tried?.isLast ? closedBy(tried) : {}) },
  });
}

/** The last try closes the room to every PIN, or its stay to every name until the next day. */
const closedBy = ({ way }: DoorTried) => (way === 'pin' ? { door: 'closed' } : { names: 'closed' });

const nameOf = (key: EnterRoom) => ('pin' in key ? 'pin' : 'name');
