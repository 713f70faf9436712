import { findStaffForSession } from '@/lib/hotel/staff-store';
import type { StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { readCookie, staffCookieName } from './cookies';
import { openStaffToken } from './staff-token';

/**
 * The only maker of staff members from requests. The person is read anew each time: whoever was deactivated,
 * moved or given another role a moment ago is met as they are now. Another hotel's path is a path to nothing.
 */
export async function staffAccess(request: Request, params: Record<string, string>): Promise<StaffMember> {
  const staff = await findSignedIn(request.headers);
  if (!staff) throw new AppError('unauthenticated');
  const { hotelSlug } = params;
  if (hotelSlug !== undefined && hotelSlug !== staff.hotel.slug) throw new AppError('not_found');
  return staff;
}

export async function findSignedIn(headers: Headers): Promise<StaffMember | null> {
  const bearer = /^(?:Bearer|Token) (.*)$/.exec(headers.get('authorization') ?? '')?.[1];
  const cookie = readCookie(headers, staffCookieName());
  const claims =
    bearer !== undefined
      ? await openStaffToken('api', bearer)
      : cookie === null
        ? null
        : await openStaffToken('browser', cookie);
  return claims && findStaffForSession(claims);
}
