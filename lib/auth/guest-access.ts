import { hotelSlugSchema } from '@/lib/contract/hotel';
import { guestOwner, STAY_PARAM, stayKey } from '@/lib/contract/page-owner';
import { isCheckedOut } from '@/lib/hotel/booking-status';
import type { Guest } from '@/lib/hotel/principals';
import { findStayBySessionId, type StayFound } from '@/lib/hotel/stay-store';
import { AppError } from '@/lib/kernel/app-error';
import { sessionSecret } from './device-stays';
import { type Credential, findStay, isOpenStay } from './find-stay';
import type { HomeScreenKey } from './home-screen-key';
import { requirePageOwner } from './page-owner';

/**
 * Only this authenticates guests from requests. An unknown, revoked or malformed credential and one of another hotel
 * answer alike, so that a link cannot be probed at every hotel. Only the holder of a valid link learns that the stay
 * ended.
 */
export async function guestAccess(request: Request, params: Record<string, string>): Promise<Guest> {
  const credential = readCredential(request, params['hotelSlug'] ?? '');
  if (!credential) throw new AppError('unauthenticated');
  const guest = admitGuest(await findStay(params['hotelSlug'] ?? '', credential));
  requirePageOwner(request.headers, guestOwner(guest.bookingCode, guest.companionId));
  requireStayOfAddress(request, stayKey(guest.bookingCode, guest.companionId));
  return guest;
}

/** A form of a page without script cannot send a header, so its address names the stay. */
function requireStayOfAddress({ url }: Request, key: string): void {
  const named = new URL(url).searchParams.get(STAY_PARAM);
  if (named !== null && named !== key) throw new AppError('other_person');
}

/** Returns the stay that a link's token opens, under the same rules. */
export async function guestOfToken(hotelSlug: string, token: string): Promise<Guest> {
  return admitGuest(await findStay(hotelSlug, { kind: 'token', secret: token }));
}

/** Returns the stay of the device that a home-screen key was made for, while that device may still act for it. */
export async function guestOfHomeScreenKey(hotelSlug: string, { sessionId }: HomeScreenKey): Promise<Guest> {
  const isSlug = hotelSlugSchema.safeParse(hotelSlug).success;
  return admitGuest(isSlug ? await findStayBySessionId(hotelSlug, sessionId) : null);
}

/** Returns the stay for which a device has just received a session. */
export async function guestOfSession(hotelSlug: string, secret: string): Promise<Guest> {
  return admitGuest(await findStay(hotelSlug, { kind: 'session', secret }));
}

/**
 * The answer depends on the credential alone. A limit on failures would answer a revoked device with 429 instead of
 * 401, and would protect nothing: a secret of 256 bits cannot be guessed.
 */
function admitGuest(stay: StayFound | null): Guest {
  if (stay && isCheckedOut(stay.guest.bookingStatus)) throw new AppError('stay_ended');
  if (stay && isOpenStay(stay)) return stay.guest;
  throw new AppError('unauthenticated');
}

export function hasGuestCredential(request: Request, hotelSlug: string): boolean {
  return readCredential(request, hotelSlug) !== null;
}

/** Reads the credential in the order of the contract: the cookie, the header and, for older clients, the query. */
function readCredential(request: Request, hotelSlug: string): Credential | null {
  const cookie = sessionSecret(request, hotelSlug);
  if (cookie !== null) return { kind: 'session', secret: cookie };
  const header = /^(?:Bearer|GuestToken) (.*)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (header !== undefined) return { kind: 'token', secret: header };
  const given = new URL(request.url).searchParams.getAll('token');
  return given[0] !== undefined && given.length === 1 ? { kind: 'token', secret: given[0] } : null;
}
