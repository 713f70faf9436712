import { idTextSchema } from '@/lib/contract/ids';
import { findAttachmentFor } from '@/lib/guest-chat/attachment-store';
import type { Guest, Principal } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { knowsOtherStays, listKnownStays } from './device-stays';
import { guestAccess, hasGuestCredential } from './guest-access';
import { findSignedIn } from './staff-access';

/**
 * A file in a conversation has one address for guests and staff. A person signed in at this hotel is treated as staff;
 * every other caller must be a guest of the hotel. In the opposite order, a staff member who tried a guest's link would
 * no longer see the pictures of the staff page.
 */
export async function fileAccess(request: Request, params: Record<string, string>): Promise<Principal> {
  const staff = await findSignedIn(request.headers);
  if (staff && staff.hotel.slug === params['hotelSlug']) return staff;
  const ofOtherStay = await findGuestOfFile(request.headers, params);
  if (ofOtherStay) return ofOtherStay;
  if (hasGuestCredential(request, params['hotelSlug'] ?? '')) return guestAccess(request, params);
  throw new AppError(staff ? 'not_found' : 'unauthenticated');
}

/**
 * The browser requests a picture in a page and cannot send the header that names the page's stay. So the file itself
 * determines the stay.
 */
async function findGuestOfFile(headers: Headers, params: Record<string, string>): Promise<Guest | null> {
  const { hotelSlug = '' } = params;
  const attachmentId = idTextSchema.safeParse(params['attachmentId']).data;
  if (attachmentId === undefined || !knowsOtherStays(headers, hotelSlug)) return null;
  for (const { guest } of await listKnownStays(headers, hotelSlug)) {
    if (await findAttachmentFor(guest, Number(attachmentId))) return guest;
  }
  return null;
}
