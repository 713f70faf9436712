import { namesMeantBy } from '@/lib/contract/user-names';
import { forgetTries, returnTry, takeTry } from '@/lib/http/throttle';
import { isRemembered, remember, type Throttle, type Try } from '@/lib/http/throttle-store';
import { AppError } from '@/lib/kernel/app-error';
import { hashSecret } from '@/lib/kernel/secret-hash';
import { findKnownBrowser } from '@/lib/people/known-browser-store';

export type SignInAttempt = {
  username: string;
  /** The hotel whose sign-in this is; null where none is known, and for an API client. */
  hotelSlug: string | null;
  password: string;
  /** Null where it is unknown. */
  address: string | null;
  /** The secret in the device cookie of the browser; null for an API client and for a browser without one. */
  browserSecret: string | null;
};

export type Admission = {
  /** The accounts that the password may be tried at, the one to prefer first. */
  names: readonly string[];
  /** Of an account that the typed name may mean as well and that is locked: the answer to a wrong password. */
  refusal: AppError | null;
  /** What to do once the password of one of them was right. */
  noteSuccess: (username: string) => Promise<void>;
};

/** What a try at one account counts under. */
type Place = { name: string; own: Try; shared: readonly Try[]; knownKey: string | null };

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
 * account is treated like one with an account.
 *
 * A name that may mean two accounts counts under both, whether or not there are such accounts: no way of typing a name
 * gives further tries at it, and no answer tells which of them exist. An account that is locked is left out; were the
 * try refused, guessing at a name would keep out those of other hotels who chose the same.
 */
export async function admitSignIn(attempt: SignInAttempt): Promise<Admission> {
  const names = namesMeantBy(attempt.username, attempt.hotelSlug);
  const browser = await findKnownBrowser(names, attempt.browserSecret);
  return browser ? admitKnownBrowser(browser) : admitPlaces(names, attempt.address);
}

async function admitKnownBrowser({ id, username }: { id: number; username: string }): Promise<Admission> {
  const own: Try = { key: `signInBrowser:${id}`, throttle: ONE_PLACE };
  await takeTry([own]);
  return { names: [username], refusal: null, noteSuccess: () => forgetTries(own) };
}

async function admitPlaces(names: readonly string[], address: string | null): Promise<Admission> {
  const taken: Place[] = [];
  let refusal: AppError | null = null;
  for (const name of names) {
    const counted = new Set(taken.flatMap(({ shared }) => shared.map(({ key }) => key)));
    const place = await placeOf(name, address, counted);
    try {
      await takeTry([place.own, ...place.shared]);
      taken.push(place);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'rate_limited')) throw error;
      refusal = error;
    }
  }
  if (taken.length === 0 && refusal) throw refusal;
  const noteSuccess = (username: string) => settle(taken, username);
  return { names: taken.map(({ name }) => name), refusal, noteSuccess };
}

/** `counted` is what this try was counted under already: it is one try of its address. */
async function placeOf(name: string, address: string | null, counted: ReadonlySet<string>): Promise<Place> {
  const account = hashSecret(name).slice(0, 32);
  if (address === null)
    return {
      name,
      own: { key: `signInPlace:${account}`, throttle: NO_ADDRESS },
      shared: [],
      knownKey: null,
    };
  const place = `${account}:${address}`;
  const own: Try = { key: `signInPlace:${place}`, throttle: ONE_PLACE };
  const knownKey = `signInKnownPlace:${place}`;
  if (await isRemembered(knownKey)) return { name, own, shared: [], knownKey };
  const shared = [
    { key: `signInAccount:${account}`, throttle: ACCOUNT },
    { key: `signInAddress:${address}`, throttle: ADDRESS },
  ];
  return { name, own, shared: shared.filter(({ key }) => !counted.has(key)), knownKey };
}

/** The account that was signed in to is held nothing against, the other one not this try. */
async function settle(taken: readonly Place[], username: string): Promise<void> {
  await Promise.all(
    taken.map(async ({ name, own, shared, knownKey }) => {
      await returnTry(shared);
      if (name !== username) return returnTry([own]);
      await forgetTries(own);
      if (knownKey !== null) await remember(knownKey, ADDRESS_REMEMBERED_SECONDS);
    }),
  );
}
