import type { OpenSessionReplyDto, PusherConfigDto } from '@/lib/contract/chat';
import { userOfDevice } from '@/lib/contract/user-auth';
import {
  appendGuestSession,
  appendKeyedSession,
  holdGuestSession,
  revokeGuestSession,
} from '@/lib/hotel/guest-session-store';
import { transactAs } from '@/lib/hotel/transact';
import type { Guest } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { endGuestListening } from '@/lib/notifications/access-ended-store';
import type { Tx } from '@/lib/platform/db';
import { readGuestStart } from './read-context';

/** A device trades the link's token for a session of its own, and gets all it needs to show in the same answer. */
export async function startGuestSession(
  guest: Guest,
  userAgent: string,
  pusher: PusherConfigDto | null,
): Promise<{ secret: string; start: OpenSessionReplyDto }> {
  const [secret, start] = await Promise.all([
    transactAs(guest, (tx) => appendGuestSession(tx, guest, userAgent)),
    readGuestStart(guest, pusher),
  ]);
  return { secret, start };
}

/** The same for an app that a home screen opens with its key, which works once. */
export async function startHomeScreenSession(
  guest: Guest,
  keyNonce: string,
  userAgent: string,
  pusher: PusherConfigDto | null,
): Promise<{ secret: string; start: OpenSessionReplyDto }> {
  const secret = await transactAs(guest, (tx) => appendKeyedSession(tx, guest, userAgent, keyNonce));
  if (secret === null) throw new AppError('unauthenticated');
  return { secret, start: await readGuestStart(guest, pusher) };
}

export async function endGuestSession(guest: Guest): Promise<void> {
  const { hotel, bookingId, sessionId } = guest;
  if (sessionId === null) return;
  const work = async (tx: Tx) => {
    const hasEnded = await revokeGuestSession(tx, hotel.id, sessionId);
    if (hasEnded) await endGuestListening(tx, { hotelId: hotel.id, bookingId }, [userOfDevice(sessionId)]);
  };
  await transactAs(guest, work, { first: (tx) => holdGuestSession(tx, guest) });
}
