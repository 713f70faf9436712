import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id; argon2id is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** The work itself, in one place, so that a test can count it. */
export const argon2 = { verify };
const SHORTEST = 8;
const LONGEST = 128;

export function isAcceptablePassword(password: string): boolean {
  return password.length >= SHORTEST && password.length <= LONGEST;
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Takes as long for a user nobody knows (null) as for a wrong password, so that time does not tell them apart. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const isRight = await argon2.verify(stored ?? (await decoy()), password);
  return stored !== null && isRight;
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  decoyHash ??= hashPassword(crypto.randomUUID());
  return decoyHash;
}
