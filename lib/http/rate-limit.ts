import { AppError } from '@/lib/kernel/app-error';
import { clock } from '@/lib/kernel/clock';
import { countOne, sweepCounts, uncountOne } from './rate-limit-store';

type Budget = { points: number; seconds: number };

/**
 * The rate limits. They are stored in PostgreSQL, because the memory of a serverless instance does not persist. Each
 * counts for one booking, person, key, push or hotel. None counts for an IP address alone, which guests and staff of
 * several hotels may share. Record 0043 lists them.
 */
export const BUDGETS = {
  guestSendBurst: { points: 20, seconds: 10 },
  guestSendHour: { points: 200, seconds: 3600 },
  staffSend: { points: 60, seconds: 10 },
  /** Edits and deletes together. */
  changeMessage: { points: 30, seconds: 60 },
  /** Files of one booking per day: a file costs more than text. */
  guestUpload: { points: 20, seconds: 86_400 },
  staffUpload: { points: 60, seconds: 600 },
  /** Each completion fetches the file back from the store and re-encodes it. */
  completeUpload: { points: 60, seconds: 600 },
  /** A browser registers at each load of its page, and a person has a few browsers. */
  device: { points: 60, seconds: 600 },
  /** Emails to one mailbox. A guest who did not find the third email will not find the sixth. */
  guestLinkMail: { points: 5, seconds: 3600 },
  /** Test pushes to one staff member. A device that missed four of them will miss the fifth. */
  testRing: { points: 4, seconds: 60 },
  /** Of one API key: each request carries up to a hundred stays. */
  pmsStays: { points: 60, seconds: 60 },
  /** Of one API key: each request reads a page of stays or one stay. */
  pmsReads: { points: 120, seconds: 60 },
  /** Of one hotel: a person who reads the answers of another system needs no more. */
  webhookTest: { points: 10, seconds: 60 },
  /** Of one hotel: each queries another system and may cover two thousand stays. */
  calendarRead: { points: 10, seconds: 60 },
  /** Of one person: each request carries up to two hundred rows. */
  stayImport: { points: 40, seconds: 60 },
  /** Of one person: an attacker at an unlocked screen must not guess the password. */
  ownPassword: { points: 5, seconds: 600 },
  typing: { points: 1, seconds: 2 },
  guestPusherAuth: { points: 30, seconds: 60 },
  /** A staff page joins a channel for each conversation it opens, and a person may have several pages open. */
  staffPusherAuth: { points: 120, seconds: 60 },
  /** A client signs in once per connection, but joins a channel per conversation. */
  guestUserAuth: { points: 30, seconds: 60 },
  staffUserAuth: { points: 60, seconds: 60 },
  /**
   * User names tried with one invitation, and with all of a hotel's invitations. The holder of an invitation has no
   * account yet and must not find out by trying which users work at the hotel. A user name of another hotel reveals
   * nothing.
   */
  joinByLink: { points: 8, seconds: 3600 },
  joinAtHotel: { points: 60, seconds: 86_400 },
  /**
   * Failed attempts at room access of one hotel; a correct attempt is uncounted. One limit is per IP address, behind
   * which may be a whole hotel, and one covers all addresses together. Both keys name the hotel, so that attempts at
   * one hotel never block another.
   */
  roomEntryAddress: { points: 60, seconds: 3600 },
  roomEntryHotel: { points: 200, seconds: 3600 },
} as const satisfies Record<string, Budget>;
export type BudgetName = keyof typeof BUDGETS;

const SWEEP_EVERY_MS = 5 * 60_000;

/**
 * Takes one point from each budget at once, or throws `rate_limited` with the time to wait. If the store is
 * unavailable, the call fails.
 */
export async function consume(names: readonly BudgetName[], key: string): Promise<void> {
  const limits = new Map(names.map((name) => [`${name}:${key}`, BUDGETS[name].points]));
  const counted = await countOne(
    names.map((name) => ({ key: `${name}:${key}`, seconds: BUDGETS[name].seconds })),
  );
  const exceeded = counted.filter((each) => each.count > (limits.get(each.key) ?? 0));
  if (exceeded.length > 0) throw tooFast(Math.max(...exceeded.map(({ msLeft }) => msLeft)));
  await sweepNowAndThen();
}

/** Returns one point for an attempt that turned out to be legitimate. */
export async function giveBack(name: BudgetName, key: string): Promise<void> {
  await uncountOne(`${name}:${key}`);
}

export function tooFast(waitMs: number): AppError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new AppError('rate_limited', { retryAfterSeconds: seconds, extra: { retry_after: seconds } });
}

let sweptAt = clock.now().getTime();

async function sweepNowAndThen(): Promise<void> {
  const now = clock.now().getTime();
  if (now - sweptAt < SWEEP_EVERY_MS) return;
  sweptAt = now;
  await sweepCounts();
}
