import type { OpenSessionReplyDto, PusherConfigDto } from '@/lib/contract/chat';
import { userOfDevice } from '@/lib/contract/user-auth';
import {
  appendGuestSession,
  appendKeyedSession,
  lockGuestSession,
  revokeGuestSession,
} from '@/lib/hotel/guest-session-store';
import type { Guest } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { endGuestListening } from '@/lib/notifications/access-ended-store';
import { limitDevices } from '@/lib/notifications/limit-devices';
import type { Tx } from '@/lib/platform/db';
import { readGuestStart } from './read-context';

/** Exchanges the link's token for a session of the device, and returns all that the page shows in the same reply. */
export async function startGuestSession(
  guest: Guest,
  userAgent: string,
  pusher: PusherConfigDto | null,
): Promise<{ secret: string; start: OpenSessionReplyDto }> {
  const [secret, start] = await Promise.all([
    addDevice(guest, (tx) => appendGuestSession(tx, guest, userAgent)),
    readGuestStart(guest, pusher),
  ]);
  return { secret, start };
}

/** The same for an app that was started from a home screen with its key, which works once. */
export async function startHomeScreenSession(
  guest: Guest,
  keyNonce: string,
  userAgent: string,
  pusher: PusherConfigDto | null,
): Promise<{ secret: string; start: OpenSessionReplyDto }> {
  const secret = await addDevice(guest, (tx) => appendKeyedSession(tx, guest, userAgent, keyNonce));
  if (secret === null) throw new AppError('unauthenticated');
  return { secret, start: await readGuestStart(guest, pusher) };
}

/**
 * Adds a device and ends those beyond the limit together, so that a link that is passed on is limited to a few devices.
 */
function addDevice<T>(guest: Guest, append: (tx: Tx) => Promise<T>): Promise<T> {
  const { hotel, bookingId, tokenId } = guest;
  const work = async (tx: Tx) => {
    const added = await append(tx);
    await limitDevices(tx, { hotelId: hotel.id, bookingId, tokenId });
    return added;
  };
  // The stay is locked for writing from the start: two devices that arrive at once would wait for each other later.
  return transactAs(guest, work, { first: (tx) => lockGuestSession(tx, guest) });
}

export async function endGuestSession(guest: Guest): Promise<void> {
  const { hotel, bookingId, sessionId } = guest;
  if (sessionId === null) return;
  const work = async (tx: Tx) => {
    const hasEnded = await revokeGuestSession(tx, hotel.id, sessionId);
    if (hasEnded) await endGuestListening(tx, { hotelId: hotel.id, bookingId }, [userOfDevice(sessionId)]);
  };
  await transactAs(guest, work, { first: (tx) => lockGuestSession(tx, guest) });
}
