import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { PASSWORD_LIMITS } from '@/lib/contract/staff-links';
import { chosenPart } from '@/lib/contract/user-names';
import { AppError } from '@/lib/kernel/app-error';
import { type BoundedQueue, createBoundedQueue } from '@/lib/kernel/bounded-queue';
import { isCommonPassword } from './common-passwords';

/** OWASP's first choice for argon2id; argon2id is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashes made at once: each takes a core and 19 MB, and the inbox is answered by the same cores. */
const AT_ONCE = Math.min(2, Math.max(1, availableParallelism() - 1));
// Kept on globalThis: a build evaluates this module once for each of its bundles, and the limit is the process's.
const home: { hotelmateHashing?: BoundedQueue | undefined } = globalThis as never;
/** The work itself, in one place, so that a test can count it. */
export const argon2 = { verify };

/** The password as it was given, or a refusal: too short, too long, everybody's first guess, or their own name. */
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

/** Takes as long for a user nobody knows (null) as for a wrong password, so that time does not tell them apart. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await decoy());
  const isRight = await hashing().run(() => argon2.verify(against, password));
  return stored !== null && isRight;
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  // Past the queue: a refusal would be kept for ever.
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
