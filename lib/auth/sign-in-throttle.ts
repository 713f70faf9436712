import { forgetTries, returnTry, takeTry } from '@/lib/http/throttle';
import { isRemembered, remember, type Throttle, type Try } from '@/lib/http/throttle-store';
import { hashSecret } from '@/lib/kernel/secret-hash';
import { findKnownBrowser } from '@/lib/people/known-browser-store';

export type SignInAttempt = {
  username: string;
  password: string;
  /** Null where it is unknown. */
  address: string | null;
  /** The secret in the device cookie of the browser; null for an API client and for a browser without one. */
  browserSecret: string | null;
};

const HOUR = 3600;
/** One browser that signed in to the account before, or one address. */
const ONE_PLACE: Throttle = { freeTries: 5, longestWaitSeconds: 300, rememberedSeconds: HOUR };
/** All clients without an address: shorter, because the owner at a new browser is among them. */
const NO_ADDRESS: Throttle = { ...ONE_PLACE, longestWaitSeconds: 60 };
/** All places together. It slows down guessing from many addresses and never closes an account. */
const ACCOUNT: Throttle = { freeTries: 50, longestWaitSeconds: 2, rememberedSeconds: HOUR };
/** One address at all accounts: guessing one password at many names. */
const ADDRESS: Throttle = { freeTries: 100, longestWaitSeconds: 5, rememberedSeconds: 600 };
const ADDRESS_REMEMBERED_SECONDS = 90 * 24 * HOUR;

/**
 * Counts a try to sign in before the password is looked at, or refuses with the time to wait. A browser that signed in
 * to this account before has a budget of its own and is asked for no other, so that guessing elsewhere never keeps it
 * out. An address the account was signed in from is asked only for what was tried from there. A name without an
 * account is treated like one with an account. Answers what to do once the password was right.
 */
export async function admitSignIn(attempt: SignInAttempt): Promise<() => Promise<void>> {
  const browserId = await findKnownBrowser(attempt.username, attempt.browserSecret);
  if (browserId !== null) return admitKnownBrowser(browserId);
  const account = hashSecret(attempt.username.toLowerCase()).slice(0, 32);
  return attempt.address === null ? admitWithoutAddress(account) : admitFrom(account, attempt.address);
}

async function admitKnownBrowser(browserId: number): Promise<() => Promise<void>> {
  const own: Try = { key: `signInBrowser:${browserId}`, throttle: ONE_PLACE };
  await takeTry([own]);
  return () => forgetTries(own);
}

async function admitWithoutAddress(account: string): Promise<() => Promise<void>> {
  const own: Try = { key: `signInPlace:${account}`, throttle: NO_ADDRESS };
  await takeTry([own]);
  return () => forgetTries(own);
}

async function admitFrom(account: string, address: string): Promise<() => Promise<void>> {
  const place = `${account}:${address}`;
  const own: Try = { key: `signInPlace:${place}`, throttle: ONE_PLACE };
  const knownKey = `signInKnownPlace:${place}`;
  const shared: Try[] = (await isRemembered(knownKey))
    ? []
    : [
        { key: `signInAccount:${account}`, throttle: ACCOUNT },
        { key: `signInAddress:${address}`, throttle: ADDRESS },
      ];
  await takeTry([own, ...shared]);
  return async () => {
    await Promise.all([forgetTries(own), returnTry(shared), remember(knownKey, ADDRESS_REMEMBERED_SECONDS)]);
  };
}
