import { staffOwner } from '@/lib/contract/page-owner';
import type { StaffMember } from '@/lib/hotel/principals';
import { findStaffForSession } from '@/lib/hotel/staff-store';
import { AppError } from '@/lib/kernel/app-error';
import { readCookie, staffCookieName } from './cookies';
import { requirePageOwner } from './page-owner';
import { openStaffToken, type StaffClaims } from './staff-token';

/**
 * Only this authenticates staff members from requests. The person is read from the database at each request, so that a
 * deactivation, a move or a new role applies at once. A path of another hotel answers `not_found`.
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

/** Returns the id of the sign-in of a request. Data that must end with this session is stored under it. */
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
