import { namesMeantBy } from '@/lib/contract/user-names';
import { claimTry, clearTries, returnTry } from '@/lib/http/throttle';
import { isRemembered, remember, type Throttle, type Try } from '@/lib/http/throttle-store';
import { AppError } from '@/lib/kernel/app-error';
import { hashSecret } from '@/lib/kernel/secret-hash';
import { findKnownBrowser } from '@/lib/people/known-browser-store';

export type SignInAttempt = {
  username: string;
  /** The hotel of the sign-in page; null where it is unknown and for an API client. */
  hotelSlug: string | null;
  password: string;
  /** Null where the address is unknown. */
  address: string | null;
  /** The secret in the device cookie of the browser; null for an API client and for a browser without one. */
  browserSecret: string | null;
};

export type Admission = {
  /** The accounts at which the password may be tried, the preferred one first. */
  names: readonly string[];
  /**
   * The refusal of a locked account that the typed name may mean as well. It becomes the answer to a wrong password.
   */
  refusal: AppError | null;
  /** Call it once the password of one of them was right. */
  recordSuccess: (username: string) => Promise<void>;
};

/** The keys under which an attempt at one account is counted. */
type Place = { name: string; own: Try; shared: readonly Try[]; knownKey: string | null };

const HOUR = 3600;
/** The limit for one browser that signed in to the account before, or for one address. */
const ONE_PLACE: Throttle = { freeTries: 5, longestWaitSeconds: 300, rememberedSeconds: HOUR };
/**
 * The limit for all clients without an address. The wait is shorter, because the account's owner at a new browser is
 * among them.
 */
const NO_ADDRESS: Throttle = { ...ONE_PLACE, longestWaitSeconds: 60 };
/**
 * The limit for all places together. It slows down guessing from many addresses. Its wait of at most two seconds does
 * not shut the owner out.
 */
const ACCOUNT: Throttle = { freeTries: 50, longestWaitSeconds: 2, rememberedSeconds: HOUR };
/** The limit for one address at all accounts, against guessing one password at many names. */
const ADDRESS: Throttle = { freeTries: 100, longestWaitSeconds: 5, rememberedSeconds: 600 };
const ADDRESS_REMEMBERED_SECONDS = 90 * 24 * HOUR;

/**
 * Counts a sign-in attempt before the password is checked, or throws `rate_limited` with the time to wait. A browser
 * that signed in to this account before has its own budget and no other limit, so that guessing elsewhere never locks
 * it out. An address from which the account was signed in is limited only by the attempts from there. A name without an
 * account is treated like a name with an account.
 *
 * A name that may mean two accounts counts under both, whether or not these accounts exist: no way of typing a name
 * gives further attempts at it, and no answer reveals which of them exist. A locked account is left out. If the attempt
 * were refused instead, guessing at a name would lock out people of other hotels who chose the same name.
 */
export async function admitSignIn(attempt: SignInAttempt): Promise<Admission> {
  const names = namesMeantBy(attempt.username, attempt.hotelSlug);
  const browser = await findKnownBrowser(names, attempt.browserSecret);
  return browser ? admitKnownBrowser(browser) : admitPlaces(names, attempt.address);
}

async function admitKnownBrowser({ id, username }: { id: number; username: string }): Promise<Admission> {
  const own: Try = { key: `signInBrowser:${id}`, throttle: ONE_PLACE };
  await claimTry([own]);
  return { names: [username], refusal: null, recordSuccess: () => clearTries(own) };
}

async function admitPlaces(names: readonly string[], address: string | null): Promise<Admission> {
  const taken: Place[] = [];
  let refusal: AppError | null = null;
  for (const name of names) {
    const counted = new Set(taken.flatMap(({ shared }) => shared.map(({ key }) => key)));
    const place = await placeOf(name, address, counted);
    try {
      await claimTry([place.own, ...place.shared]);
      taken.push(place);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'rate_limited')) throw error;
      refusal = error;
    }
  }
  if (taken.length === 0 && refusal) throw refusal;
  const recordSuccess = (username: string) => settle(taken, username);
  return { names: taken.map(({ name }) => name), refusal, recordSuccess };
}

/** `counted` lists the keys under which this attempt was counted already: it is one attempt of its address. */
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

/** Clears the attempts of the account that was signed in to, and uncounts this attempt at the other account. */
async function settle(taken: readonly Place[], username: string): Promise<void> {
  await Promise.all(
    taken.map(async ({ name, own, shared, knownKey }) => {
      await returnTry(shared);
      if (name !== username) return returnTry([own]);
      await clearTries(own);
      if (knownKey !== null) await remember(knownKey, ADDRESS_REMEMBERED_SECONDS);
    }),
  );
}
