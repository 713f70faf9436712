/**
 * Names the person for whom a page was rendered, in addition to the credential. A page that was left open while another
 * person signed in on the same browser would otherwise act with the new person's cookie. Its requests are refused
 * instead.
 */
export const PAGE_OWNER_HEADER = 'X-Page-Owner';

export const staffOwner = (staffId: number): string => `staff:${staffId}`;
export const guestOwner = (bookingCode: string, companionId: number | null): string =>
  `guest:${bookingCode}:${companionId ?? 0}`;

/** The requested address, set by `proxy.ts` on every request for a page; overwrites the value that the client sent. */
export const PAGE_PATH_HEADER = 'x-page-path';

/** The parameter of the sign-in page that names the owner of the page that led to it. */
export const WAS_PARAM = 'was';

/** The parameter of the guest page's address that selects one of the stays of a phone. */
export const STAY_PARAM = 'stay';
/** One guest of one stay, in addresses and cookie names: `BK-2026-000123.0`. */
export const stayKey = (bookingCode: string, companionId: number | null): string =>
  `${bookingCode}.${companionId ?? 0}`;

const STAY_KEY = /^[A-Za-z0-9-]{1,40}\.\d{1,10}$/;
export const isStayKey = (text: string): boolean => STAY_KEY.test(text);

/** The stay for which a guest's page was rendered; null for every other page. */
export function stayKeyOfOwner(owner: string | null): string | null {
  const [, code, companion] = /^guest:([^:]+):(\d+)$/.exec(owner ?? '') ?? [];
  const key = `${code}.${companion}`;
  return isStayKey(key) ? key : null;
}
