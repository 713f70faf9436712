import type { RedeemedLinkDto, RedeemLink, StaffLinkViewDto } from '@/lib/contract/staff-links';
import { consume } from '@/lib/http/rate-limit';
import { AppError } from '@/lib/kernel/app-error';
import { openStaffLink, redeemStaffLink, toLinkView } from '@/lib/people/redeem-staff-link';
import type { OpenLink } from '@/lib/people/staff-link-store';
import { knownBrowserCookie } from './known-browser';

/** Reading a link does not consume it: a page that is opened twice still works. */
export async function lookAtStaffLink(token: string): Promise<StaffLinkViewDto> {
  return toLinkView(await requireOpenLink(token));
}

/**
 * The browser counts as known from here on, as after a sign-in: a link from a manager lets a person in even while
 * others guess at their account.
 */
export async function joinByStaffLink(
  input: RedeemLink,
  headers: Headers,
  requestId: string,
): Promise<{ body: RedeemedLinkDto; cookie: string }> {
  const link = await requireOpenLink(input.token);
  // The attempt is counted before the name is checked, so that the refusal of an attempt too many reveals nothing about
  // its name.
  if (input.person) {
    await consume(['joinByLink'], `link:${link.id}`);
    await consume(['joinAtHotel'], `hotel:${link.hotel.id}`);
  }
  const { staffId, reply } = await redeemStaffLink(link, input, requestId);
  return { body: reply, cookie: await knownBrowserCookie({ id: staffId, hotel: link.hotel }, headers) };
}

/**
 * There is no rate limit: 256 bits cannot be guessed, and a count of failures would only refuse holders of a good link.
 */
async function requireOpenLink(token: string): Promise<OpenLink> {
  const link = await openStaffLink(token);
  if (!link) throw new AppError('unauthenticated');
  return link;
}
