import { isStayKey, PAGE_OWNER_HEADER, STAY_PARAM, stayKey, stayKeyOfOwner } from '@/lib/contract/page-owner';
import { ROOM_SESSION_SECONDS } from '@/lib/contract/room-codes';
import type { Guest } from '@/lib/hotel/principals';
import {
  clearGuestCookie,
  clearOtherStayCookie,
  guestCookie,
  guestCookieName,
  otherStayCookie,
  otherStayCookieName,
  readCookie,
  readCookies,
} from './cookies';
import { findStayOfCookie, isOpenStay } from './find-stay';

/**
 * A device may know several stays of one hotel: a returning guest, or a family with two rooms. The stay that was opened
 * last has the plain cookie, and each other stay has a cookie named by its key. A request names the stay of its page.
 */
const MOST_OTHERS = 4;

/** A stay that this device may act for. */
export type KnownStay = { key: string; secret: string; guest: Guest };

/**
 * Returns the session secret for a request: of the stay that its page or its address names, else of the stay opened
 * last.
 */
export function sessionSecret({ url, headers }: Request, hotelSlug: string): string | null {
  const named = stayKeyOfOwner(headers.get(PAGE_OWNER_HEADER)) ?? new URL(url).searchParams.get(STAY_PARAM);
  const other =
    named !== null && isStayKey(named) ? readCookie(headers, otherStayCookieName(hotelSlug, named)) : null;
  return other ?? readCookie(headers, guestCookieName(hotelSlug));
}

/**
 * Lists the open stays of this hotel that this device may act for, first the stay opened last. Leaves out the stay of
 * the secret `except`.
 */
export async function listKnownStays(
  headers: Headers,
  hotelSlug: string,
  except: string | null = null,
): Promise<KnownStay[]> {
  const last = readCookie(headers, guestCookieName(hotelSlug));
  const all = [...(last === null ? [] : [last]), ...otherSecrets(headers, hotelSlug).map(([, it]) => it)];
  const secrets = all.filter((secret) => secret !== except).slice(0, 1 + MOST_OTHERS);
  const found = await Promise.all(
    secrets.map(async (secret) => {
      const stay = await findStayOfCookie(hotelSlug, secret);
      return stay && isOpenStay(stay) ? [{ key: keyOf(stay.guest), secret, guest: stay.guest }] : [];
    }),
  );
  return found.flat();
}

/** Returns whether the device has a cookie of another stay, without checking whether that stay is open. */
export const knowsOtherStays = (headers: Headers, hotelSlug: string): boolean =>
  otherSecrets(headers, hotelSlug).length > 0;

/**
 * Returns the cookies for a device that entered a stay. The entered stay becomes the one opened last, and the previous
 * one stays known.
 */
export async function cookiesOnEntry(
  headers: Headers,
  { guest, secret }: { guest: Guest; secret: string },
  seconds?: number,
): Promise<string[]> {
  const { slug } = guest.hotel;
  const entered = keyOf(guest);
  const last = readCookie(headers, guestCookieName(slug));
  const before = last === null ? null : await findStayOfCookie(slug, last);
  const kept = before && isOpenStay(before) && keyOf(before.guest) !== entered ? before.guest : null;
  const keptKey = kept && keyOf(kept);
  const others = otherSecrets(headers, slug).filter(([key]) => key !== entered && key !== keptKey);
  const surplus = others.slice(0, Math.max(0, others.length + (kept ? 1 : 0) - MOST_OTHERS));
  const known = readCookie(headers, otherStayCookieName(slug, entered)) !== null;
  return [
    guestCookie(slug, secret, seconds),
    ...(kept && keptKey && last !== null
      ? [otherStayCookie(slug, keptKey, last, kept.cameByRoom ? ROOM_SESSION_SECONDS : undefined)]
      : []),
    ...(known ? [clearOtherStayCookie(slug, entered)] : []),
    ...surplus.map(([key]) => clearOtherStayCookie(slug, key)),
  ];
}

/** Returns the cookies for a device that leaves a stay. The cookies of its other stays remain. */
export async function cookiesOnLeaving(headers: Headers, guest: Guest): Promise<string[]> {
  const { slug } = guest.hotel;
  const last = readCookie(headers, guestCookieName(slug));
  const opened = last === null ? null : await findStayOfCookie(slug, last);
  const isLast = opened?.guest.sessionId === guest.sessionId;
  return isLast ? [clearGuestCookie(slug)] : [clearOtherStayCookie(slug, keyOf(guest))];
}

function otherSecrets(headers: Headers, slug: string): [key: string, secret: string][] {
  const prefix = otherStayCookieName(slug, '');
  return readCookies(headers).flatMap(({ name, value }) => {
    const key = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    return isStayKey(key) ? [[key, value] as [string, string]] : [];
  });
}

const keyOf = ({ bookingCode, companionId }: Guest) => stayKey(bookingCode, companionId);
