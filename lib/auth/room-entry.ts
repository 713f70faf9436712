import { hotelSlugSchema } from '@/lib/contract/hotel';
import type { EnterRoom } from '@/lib/contract/room-codes';
import type { Guest } from '@/lib/hotel/principals';
import { consume, giveBack } from '@/lib/http/rate-limit';
import { AppError } from '@/lib/kernel/app-error';
import { enterRoom } from '@/lib/stays/enter-room';
import { clientAddress } from './client-address';
import { guestOfSession } from './guest-access';
import { roomOf } from './room-segment';

type Asked = { hotelSlug: string; room: string; key: EnterRoom; headers: Headers; requestId: string };

/**
 * Starts a guest session by the code in a room. A PIN has only a million values, so every attempt is counted before it
 * is checked: by address, by hotel and, in lib/stays, by room. Every refusal is the same, whether the room is empty,
 * the hotel has room access disabled or the PIN was wrong.
 */
export async function enterByRoom(asked: Asked): Promise<{ guest: Guest; secret: string }> {
  const { key, headers, requestId } = asked;
  // An invalid slug or room number becomes an empty text, which matches no row, so that it is refused like any other.
  const hotelSlug = hotelSlugSchema.safeParse(asked.hotelSlug).success ? asked.hotelSlug : '';
  const room = roomOf(asked.room) ?? '';
  const address = clientAddress(headers);
  const addressKey = address === null ? null : `${hotelSlug}:${address}`;
  if (addressKey !== null) await consume(['roomEntryAddress'], addressKey);
  await consume(['roomEntryHotel'], hotelSlug);
  const userAgent = headers.get('user-agent') ?? '';
  const secret = await enterRoom({ hotelSlug, room, key, userAgent, requestId });
  if (secret === null) throw new AppError('unauthenticated', { detail: 'That does not open this door.' });
  if (addressKey !== null) await giveBack('roomEntryAddress', addressKey);
  await giveBack('roomEntryHotel', hotelSlug);
  return { guest: await guestOfSession(hotelSlug, secret), secret };
}
