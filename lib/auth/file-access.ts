import { idTextSchema } from '@/lib/contract/ids';
import { findAttachmentFor } from '@/lib/guest-chat/attachment-store';
import type { Guest, Principal } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { knowsOtherStays, listKnownStays } from './device-stays';
import { guestAccess, hasGuestCredential } from './guest-access';
import { findSignedIn } from './staff-access';

/**
 * A picture in a conversation has one address for both its sides. Somebody signed in at this hotel is met as staff;
 * everybody else has to be a guest of it. Asked in the other order, a colleague who tried a guest's link would
 * no longer see the desk's pictures.
 */
export async function fileAccess(request: Request, params: Record<string, string>): Promise<Principal> {
  const staff = await findSignedIn(request.headers);
  if (staff && staff.hotel.slug === params['hotelSlug']) return staff;
  const ofOtherStay = await findGuestOfFile(request.headers, params);
  if (ofOtherStay) return ofOtherStay;
  if (hasGuestCredential(request, params['hotelSlug'] ?? '')) return guestAccess(request, params);
  throw new AppError(staff ? 'not_found' : 'unauthenticated');
}

/** A picture in a page is asked for by the browser, which cannot name the stay of the page: the file names it. */
async function findGuestOfFile(headers: Headers, params: Record<string, string>): Promise<Guest | null> {
  const { hotelSlug = '' } = params;
  const attachmentId = idTextSchema.safeParse(params['attachmentId']).data;
  if (attachmentId === undefined || !knowsOtherStays(headers, hotelSlug)) return null;
  for (const { guest } of await listKnownStays(headers, hotelSlug)) {
    if (await findAttachmentFor(guest, Number(attachmentId))) return guest;
  }
  return null;
}
