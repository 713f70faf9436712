import { staffOwner } from '@/lib/contract/page-owner';
import { findStaffForSession } from '@/lib/hotel/staff-store';
import type { StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { readCookie, staffCookieName } from './cookies';
import { requirePageOwner } from './page-owner';
import { openStaffToken, type StaffClaims } from './staff-token';

/**
 * The only maker of staff members from requests. The person is read anew each time: whoever was deactivated,
 * moved or given another role a moment ago is met as they are now. Another hotel's path is a path to nothing.
 */
export async function staffAccess(request: Request, params: Record<string, string>): Promise<StaffMember> {
  const staff = await findSignedIn(request.headers);
  if (!staff) throw new AppError('unauthenticated');
  requirePageOwner(request.headers, staffOwner(staff.id));
  const { hotelSlug } = params;
  if (hotelSlug !== undefined && hotelSlug !== staff.hotel.slug) throw new AppError('not_found');
  return staff;
}

export async function findSignedIn(headers: Headers): Promise<StaffMember | null> {
  const claims = await readClaims(headers);
  return claims && findStaffForSession(claims);
}

/** Of the sign-in a request came with: what ends with it is kept under this. */
export async function staffSessionId(headers: Headers): Promise<string> {
  const claims = await readClaims(headers);
  if (!claims) throw new AppError('unauthenticated');
  return claims.sessionId;
}

async function readClaims(headers: Headers): Promise<StaffClaims | null> {
  const bearer = /^(?:Bearer|Token) (.*)$/.exec(headers.get('authorization') ?? '')?.[1];
  const cookie = readCookie(headers, staffCookieName());
  if (bearer !== undefined) return openStaffToken('api', bearer);
  return cookie === null ? null : openStaffToken('browser', cookie);
}
