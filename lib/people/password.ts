import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { PASSWORD_LIMITS } from '@/lib/contract/staff-links';
import { chosenPart } from '@/lib/contract/user-names';
import { AppError } from '@/lib/kernel/app-error';
import { type BoundedQueue, createBoundedQueue } from '@/lib/kernel/bounded-queue';
import { isCommonPassword } from './common-passwords';

/** The first choice of OWASP for argon2id, which is the library's default algorithm. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** The number of concurrent hashes. Each takes a core and 19 MB, and the same cores serve the inbox. */
const AT_ONCE = Math.min(2, Math.max(1, availableParallelism() - 1));
// Stored on globalThis: a build evaluates this module once per bundle, and the limit is for the process.
const home: { hotelmateHashing?: BoundedQueue | undefined } = globalThis as never;
/** The hash check as a property, so that a test can count its calls. */
export const argon2 = { verify };

/**
 * Returns the password unchanged or throws `invalid_input`: too short, too long, a common password, or one that
 * contains the user name.
 */
export function acceptedPassword(password: string, username: string): string {
  const { shortest, longest } = PASSWORD_LIMITS;
  if (password.length < shortest || password.length > longest) throw weak('Between 8 and 128 characters.');
  const plain = password.toLowerCase();
  if (plain.includes(chosenPart(username.toLowerCase()))) throw weak('Not with the user name in it.');
  if (isCommonPassword(plain)) throw weak('Everybody guesses this first.');
  return password;
}

export function hashPassword(password: string): Promise<string> {
  return hashing().run(() => hash(password, COST));
}

/**
 * Takes as long for an unknown user (null) as for a wrong password, so that the duration does not reveal which users
 * exist.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await decoy());
  const isRight = await hashing().run(() => argon2.verify(against, password));
  return stored !== null && isRight;
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  // Does not use the queue: a refusal would be cached for ever.
  decoyHash ??= hash(crypto.randomUUID(), COST);
  return decoyHash;
}

function hashing(): BoundedQueue {
  home.hotelmateHashing ??= createBoundedQueue({
    running: AT_ONCE,
    waiting: 16,
    longestWaitMs: 5000,
    refusal: () => new AppError('unavailable', { retryAfterSeconds: 2 }),
  });
  return home.hotelmateHashing;
}

function weak(message: string): AppError {
  return new AppError('invalid_input', {
    issues: [{ path: 'password', message }],
    extra: { is_weak_password: true },
  });
}
