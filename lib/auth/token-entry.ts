import type { OpenSessionReplyDto, PusherConfigDto } from '@/lib/contract/chat';
import { startGuestSession, startHomeScreenSession } from '@/lib/guest-chat/start-guest-session';
import { guestOfHomeScreenKey, guestOfToken } from './guest-access';
import { readHomeScreenKey } from './home-screen-key';

/** What an address brought, of a link or of a home screen, becomes a session of the device that brings it. */
export async function enterByToken(
  hotelSlug: string,
  token: string,
  headers: Headers,
  pusher: PusherConfigDto | null,
): Promise<{ secret: string; start: OpenSessionReplyDto }> {
  const agent = headers.get('user-agent') ?? '';
  const key = readHomeScreenKey(token);
  if (!key) return startGuestSession(await guestOfToken(hotelSlug, token), agent, pusher);
  const guest = await guestOfHomeScreenKey(hotelSlug, key);
  return startHomeScreenSession(guest, key.nonce, agent, pusher);
}
