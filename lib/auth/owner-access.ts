import type { Owner } from '@/lib/hotel/who';
import { spend } from '@/lib/http/rate-limit';
import { AppError } from '@/lib/kernel/app-error';
import { couldBeSecret } from '@/lib/kernel/secret-hash';
import { findOwner } from '@/lib/people/owner-store';
import { enterAsOwner } from '@/lib/people/owners';
import { clientAddress } from './client-address';
import { ownerCookieName, readCookie } from './cookies';

/** The only maker of owners. No token in a header: this is a browser's right, and nobody's script's. */
export async function ownerAccess(request: Request): Promise<Owner> {
  const owner = await ownerOf(request.headers);
  if (!owner) throw new AppError('unauthenticated');
  return owner;
}

export async function ownerOf(headers: Headers): Promise<Owner | null> {
  const secret = readCookie(headers, ownerCookieName());
  return secret !== null && couldBeSecret(secret) ? findOwner(secret) : null;
}

/** Uses up a link of the command line. Answers the secret of the session. */
export async function ownerEntry(token: string, headers: Headers, requestId: string): Promise<string> {
  const secret = await enterAsOwner(token, requestId);
  if (secret !== null) return secret;
  await spend(['badOwnerLink'], clientAddress(headers));
  throw new AppError('unauthenticated');
}
