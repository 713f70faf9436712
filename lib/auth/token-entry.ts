import type { OpenSessionReplyDto, PusherConfigDto } from '@/lib/contract/chat';
import { readGuestStart } from '@/lib/guest-chat/read-context';
import { startGuestSession, startHomeScreenSession } from '@/lib/guest-chat/start-guest-session';
import type { Guest } from '@/lib/hotel/principals';
import { cookiesOnEntry, listKnownStays } from './device-stays';
import { guestOfHomeScreenKey, guestOfToken } from './guest-access';
import { readHomeScreenKey } from './home-screen-key';

type Entry = { guest: Guest; secret: string; start: OpenSessionReplyDto };

/**
 * Exchanges the token of a link or of a home screen for a session of the device that sends it. The same link again
 * returns the session that the device has. Other stays of this hotel that the device knows stay known.
 */
export async function enterByToken(
  hotelSlug: string,
  token: string,
  headers: Headers,
  pusher: PusherConfigDto | null,
): Promise<{ start: OpenSessionReplyDto; cookies: string[] }> {
  const key = readHomeScreenKey(token);
  const entry = key
    ? await byHomeScreen(await guestOfHomeScreenKey(hotelSlug, key), key.nonce, headers, pusher)
    : await byLink(await guestOfToken(hotelSlug, token), headers, pusher);
  return { start: entry.start, cookies: await cookiesOnEntry(headers, entry) };
}

async function byLink(guest: Guest, headers: Headers, pusher: PusherConfigDto | null): Promise<Entry> {
  const known = await listKnownStays(headers, guest.hotel.slug);
  const again = known.find((stay) => stay.guest.tokenId === guest.tokenId);
  if (again) return { ...again, start: await readGuestStart(again.guest, pusher) };
  return { guest, ...(await startGuestSession(guest, agentOf(headers), pusher)) };
}

async function byHomeScreen(
  guest: Guest,
  nonce: string,
  headers: Headers,
  pusher: PusherConfigDto | null,
): Promise<Entry> {
  return { guest, ...(await startHomeScreenSession(guest, nonce, agentOf(headers), pusher)) };
}

const agentOf = (headers: Headers) => headers.get('user-agent') ?? '';
