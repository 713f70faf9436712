import type { RedeemedLinkDto, RedeemLink, StaffLinkViewDto } from '@/lib/contract/staff-links';
import { spend } from '@/lib/http/rate-limit';
import { AppError } from '@/lib/kernel/app-error';
import { openStaffLink, redeemStaffLink, toLinkView } from '@/lib/people/redeem-staff-link';
import type { OpenLink } from '@/lib/people/staff-link-store';
import { clientAddress } from './client-address';

/** Looking uses nothing up: a page that is opened twice still works. */
export async function lookAtStaffLink(token: string, headers: Headers): Promise<StaffLinkViewDto> {
  return toLinkView(await mustOpen(token, headers));
}

export async function joinByStaffLink(
  input: RedeemLink,
  headers: Headers,
  requestId: string,
): Promise<RedeemedLinkDto> {
  const link = await mustOpen(input.token, headers);
  // Counted before the name is looked at, so that the refusal of one try more says nothing of its name.
  if (input.person) {
    await spend(['joinByLink'], `link:${link.id}`);
    await spend(['joinAtHotel'], `hotel:${link.hotel.id}`);
  }
  return redeemStaffLink(link, input, requestId);
}

async function mustOpen(token: string, headers: Headers): Promise<OpenLink> {
  const link = await openStaffLink(token);
  if (link) return link;
  await spend(['badStaffLink'], clientAddress(headers));
  throw new AppError('unauthenticated');
}
