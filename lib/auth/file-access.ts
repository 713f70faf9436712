import type { Principal } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
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
  if (hasGuestCredential(request, params['hotelSlug'] ?? '')) return guestAccess(request, params);
  throw new AppError(staff ? 'not_found' : 'unauthenticated');
}
