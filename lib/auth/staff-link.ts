import type { RedeemedLinkDto, RedeemLink, StaffLinkViewDto } from '@/lib/contract/staff-links';
import { consume } from '@/lib/http/rate-limit';
import { AppError } from '@/lib/kernel/app-error';
import { openStaffLink, redeemStaffLink, toLinkView } from '@/lib/people/redeem-staff-link';
import type { OpenLink } from '@/lib/people/staff-link-store';
import { knownBrowserCookie } from './known-browser';

/** Looking uses nothing up: a page that is opened twice still works. */
export async function lookAtStaffLink(token: string): Promise<StaffLinkViewDto> {
  return toLinkView(await requireOpenLink(token));
}

/**
 * The browser is known from here on, as after a sign-in: a link from a manager lets a person in also while somebody
 * guesses at their account.
 */
export async function joinByStaffLink(
  input: RedeemLink,
  headers: Headers,
  requestId: string,
): Promise<{ body: RedeemedLinkDto; cookie: string }> {
  const link = await requireOpenLink(input.token);
  // Counted before the name is looked at, so that the refusal of one try more says nothing of its name.
  if (input.person) {
    await consume(['joinByLink'], `link:${link.id}`);
    await consume(['joinAtHotel'], `hotel:${link.hotel.id}`);
  }
  const { staffId, reply } = await redeemStaffLink(link, input, requestId);
  return { body: reply, cookie: await knownBrowserCookie({ id: staffId, hotel: link.hotel }, headers) };
}

/** No budget: 256 bits are not guessed, and a count of failures would only refuse those who hold a good link. */
async function requireOpenLink(token: string): Promise<OpenLink> {
  const link = await openStaffLink(token);
  if (!link) throw new AppError('unauthenticated');
  return link;
}
