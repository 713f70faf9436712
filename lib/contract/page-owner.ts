/**
 * Names the person a page was drawn for, beside the credential. A page that was left open when another person signed in
 * on the same browser would otherwise speak with the new person's cookie; it is refused instead.
 */
export const PAGE_OWNER_HEADER = 'X-Page-Owner';

export const staffOwner = (staffId: number): string => `staff:${staffId}`;
export const guestOwner = (bookingCode: string, companionId: number | null): string =>
  `guest:${bookingCode}:${companionId ?? 0}`;

/** Set by `proxy.ts` on every request of a page, over whatever the client sent: the address that was asked for. */
export const PAGE_PATH_HEADER = 'x-page-path';

/** The parameter of the sign-in page that says whose page led there. */
export const WAS_PARAM = 'was';

/** The parameter of the guest page's address that says which of the stays of one phone it shows. */
export const STAY_PARAM = 'stay';
/** One guest of one stay, as addresses and names of cookies spell it: `BK-2026-000123.0`. */
export const stayKey = (bookingCode: string, companionId: number | null): string =>
  `${bookingCode}.${companionId ?? 0}`;

const STAY_KEY = /^[A-Za-z0-9-]{1,40}\.\d{1,10}$/;
export const isStayKey = (text: string): boolean => STAY_KEY.test(text);

/** The stay that the page of a guest was drawn for; null for every other page. */
export function stayKeyOfOwner(owner: string | null): string | null {
  const [, code, companion] = /^guest:([^:]+):(\d+)$/.exec(owner ?? '') ?? [];
  const key = `${code}.${companion}`;
  return isStayKey(key) ? key : null;
}
