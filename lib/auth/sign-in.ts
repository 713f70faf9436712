import { appendAudit, tallyAudit } from '@/lib/hotel/audit-store';
import { findStaffForSignIn, type SignInRow } from '@/lib/hotel/staff-store';
import { BUDGETS, count, forget, giveBack, passGate } from '@/lib/http/rate-limit';
import { AppError } from '@/lib/kernel/app-error';
import { hashSecret } from '@/lib/kernel/secret-hash';
import { passwordMatches } from '@/lib/people/password';

const FREE_TRIES = 5;
const LONGEST_WAIT_SECONDS = 300;
const REMEMBERED_SECONDS = 3600;
/** Together from everywhere: past this, one try every two seconds, which an owner still wins a share of. */
const ACCOUNT_TRIES = 50;
const ACCOUNT_WAIT_SECONDS = 2;
/** For all accounts that are tried from an address, once it has failed too often. */
const ADDRESS_WAIT_SECONDS = 1;

/**
 * Checks a user name and password. Tries are counted before the password is hashed and before anything is written,
 * so a thousand at once are no cheaper than one after the other, and what is refused here costs next to nothing. Waiting grows for an account and address together; nobody can lock
 * another person out for good.
 */
export async function signIn(
  username: string,
  password: string,
  address: string,
  requestId?: string,
): Promise<SignInRow> {
  const account = hashSecret(username.toLowerCase()).slice(0, 32);
  const pair = `${account}:${address}`;
  await Promise.all([slowDown(account, pair), slowDownAddress(address)]);
  const found = await findStaffForSignIn(username);
  const isRight = await passwordMatches(found?.passwordHash ?? null, password);
  if (!found || !isRight) {
    await noteRefusal(found, pair, requestId);
    throw new AppError('bad_credentials');
  }
  await Promise.all([
    forget('signInPair', pair),
    forget('signInPairGate', pair),
    forget('signInAccount', account),
    giveBack('badSignIn', address),
  ]);
  await appendAudit({
    hotelId: found.staff.hotel.id,
    who: found.staff,
    action: 'staff.sign_in',
    outcome: 'done',
    requestId,
  });
  return found;
}

async function slowDown(account: string, pair: string): Promise<void> {
  const [ofPair, ofAccount] = await Promise.all([
    count('signInPair', pair, REMEMBERED_SECONDS),
    count('signInAccount', account, REMEMBERED_SECONDS),
  ]);
  // The last free try closes the gate behind itself.
  if (ofPair >= FREE_TRIES) {
    const wait = Math.min(LONGEST_WAIT_SECONDS, 2 ** Math.min(10, ofPair - FREE_TRIES));
    await passGate('signInPairGate', pair, wait);
  }
  if (ofAccount > ACCOUNT_TRIES) await passGate('signInAccountGate', account, ACCOUNT_WAIT_SECONDS);
}

/** Only failures stay counted. Past the budget one try at a time gets through, which an owner wins a share of. */
async function slowDownAddress(address: string): Promise<void> {
  const { points, seconds } = BUDGETS.badSignIn;
  const tries = await count('badSignIn', address, seconds);
  if (tries > points) await passGate('badSignInGate', address, ADDRESS_WAIT_SECONDS);
}

/** A line for an account and address and minute, which says how many there were. */
async function noteRefusal(found: SignInRow | null, pair: string, requestId?: string): Promise<void> {
  const line = {
    hotelId: found?.staff.hotel.id ?? null,
    who: null,
    action: 'staff.sign_in',
    outcome: 'bad_credentials',
    requestId,
    target: found ? { kind: 'staff', id: found.staff.id } : undefined,
  };
  await tallyAudit(line, `staff.sign_in:${hashSecret(pair)}`);
}
