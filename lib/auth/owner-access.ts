import type { Owner } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { couldBeSecret } from '@/lib/kernel/secret-hash';
import { findOwner } from '@/lib/people/owner-store';
import { enterAsOwner } from '@/lib/people/owners';
import { ownerCookieName, readCookie } from './cookies';

/**
 * Only this authenticates owners. It accepts no token in a header: only a browser may act as an owner, not a script.
 */
export async function ownerAccess(request: Request): Promise<Owner> {
  const owner = await ownerOf(request.headers);
  if (!owner) throw new AppError('unauthenticated');
  return owner;
}

export async function ownerOf(headers: Headers): Promise<Owner | null> {
  const secret = readCookie(headers, ownerCookieName());
  return secret !== null && couldBeSecret(secret) ? findOwner(secret) : null;
}

/** Consumes a link that the command line printed. Returns the secret of the session. */
export async function ownerEntry(token: string, requestId: string): Promise<string> {
  const secret = await enterAsOwner(token, requestId);
  if (secret === null) throw new AppError('unauthenticated');
  return secret;
}
