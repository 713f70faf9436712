import { AppError } from '@/lib/kernel/app-error';
import { clock } from '@/lib/kernel/clock';
import { countOne, sweepCounts, uncountOne } from './rate-limit-store';

type Budget = { points: number; seconds: number };

/**
 * How often is too often. Kept in PostgreSQL: a serverless instance's own memory would forget. Each counts for one
 * booking, person, key, push or hotel; none counts for an address alone, which guests and staff of several hotels may
 * share. Record 0043 lists them.
 */
export const BUDGETS = {
  guestSendBurst: { points: 20, seconds: 10 },
  guestSendHour: { points: 200, seconds: 3600 },
  staffSend: { points: 60, seconds: 10 },
  /** Edits and deletes together. */
  changeMessage: { points: 30, seconds: 60 },
  /** Files of one booking a day: they cost more than words. */
  guestUpload: { points: 20, seconds: 86_400 },
  staffUpload: { points: 60, seconds: 600 },
  /** Each time a file is fetched back from the store and drawn. */
  completeUpload: { points: 60, seconds: 600 },
  /** A browser registers with each load of its page, and a person has a few. */
  device: { points: 60, seconds: 600 },
  /** Into one mailbox: whoever did not find the third mail will not find the sixth. */
  guestLinkMail: { points: 5, seconds: 3600 },
  /** Of one colleague: a phone that did not ring four times will not ring the fifth. */
  testRing: { points: 4, seconds: 60 },
  /** Of one key: a hundred stays each. */
  pmsStays: { points: 60, seconds: 60 },
  /** Of one key: a page of stays, or one of them. */
  pmsReads: { points: 120, seconds: 60 },
  /** Of one hotel: whoever reads the answers of another system reads no faster. */
  webhookTest: { points: 10, seconds: 60 },
  /** Of one hotel: each asks another system, and may follow two thousand stays. */
  calendarRead: { points: 10, seconds: 60 },
  /** Of one person: each brings two hundred rows. */
  stayImport: { points: 40, seconds: 60 },
  /** Of one person: whoever sits at somebody's open desk does not know their password. */
  ownPassword: { points: 5, seconds: 600 },
  typing: { points: 1, seconds: 2 },
  guestPusherAuth: { points: 30, seconds: 60 },
  /** A desk enters a channel with each conversation looked at, and a person may sit at several desks. */
  staffPusherAuth: { points: 120, seconds: 60 },
  /** Signing in comes once with each connection, where entering a channel comes with each conversation. */
  guestUserAuth: { points: 30, seconds: 60 },
  staffUserAuth: { points: 60, seconds: 60 },
  /**
   * User names tried with one invitation, and with all of a hotel's: the holder of an invitation, who is nobody there
   * yet, must not find out by trying who works at the hotel. Of other hotels a name tells nothing.
   */
  joinByLink: { points: 8, seconds: 3600 },
  joinAtHotel: { points: 60, seconds: 86_400 },
  /**
   * Tries at the rooms of one hotel, of which every right one is given back: from one address, behind which may be a
   * whole hotel, and from all addresses together. Both keys name the hotel, so that no hotel's guesser closes another.
   */
  roomEntryAddress: { points: 60, seconds: 3600 },
  roomEntryHotel: { points: 200, seconds: 3600 },
} as const satisfies Record<string, Budget>;
export type BudgetName = keyof typeof BUDGETS;

const SWEEP_EVERY_MS = 5 * 60_000;

/** Takes one from each budget at once, or refuses with the time to wait. If the store is down, so are we. */
export async function consume(names: readonly BudgetName[], key: string): Promise<void> {
  const limits = new Map(names.map((name) => [`${name}:${key}`, BUDGETS[name].points]));
  const counted = await countOne(
    names.map((name) => ({ key: `${name}:${key}`, seconds: BUDGETS[name].seconds })),
  );
  const consumed = counted.filter((each) => each.count > (limits.get(each.key) ?? 0));
  if (consumed.length > 0) throw tooFast(Math.max(...consumed.map(({ msLeft }) => msLeft)));
  await sweepNowAndThen();
}

/** What was spent on something that then turned out to be right. */
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
