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
  return redeemStaffLink(await mustOpen(input.token, headers), input, requestId);
}

async function mustOpen(token: string, headers: Headers): Promise<OpenLink> {
  const link = await openStaffLink(token);
  if (link) return link;
  await spend(['badStaffLink'], clientAddress(headers));
  throw new AppError('unauthenticated');
}
