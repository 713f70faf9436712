import { signIn } from '@/lib/auth/sign-in';
import type { SignInAttempt } from '@/lib/auth/sign-in-throttle';
import { AppError } from '@/lib/kernel/app-error';
import { dbPool } from '@/lib/platform/db';

export type From = Partial<Pick<SignInAttempt, 'hotelSlug' | 'address' | 'browserSecret'>>;

/** Returns the outcome of an attempt: the code of its refusal, or `in`. */
export async function trySignIn(username: string, password: string, from: From = {}): Promise<string> {
  try {
    await signIn({ username, hotelSlug: null, password, address: null, browserSecret: null, ...from });
    return 'in';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
export const guess = (username: string, from?: From) => trySignIn(username, 'not-the-password', from);

export async function guessTimes(times: number, username: string, from?: From): Promise<string[]> {
  const outcomes: string[] = [];
  for (let tries = 0; tries < times; tries += 1) outcomes.push(await guess(username, from));
  return outcomes;
}

/** Sets the time of the last attempt under every key, so that no test depends on how fast it runs. */
export const lastTryWas = (secondsAgo: number) =>
  dbPool().query(
    `UPDATE rate_limit SET expire = (extract(epoch FROM clock_timestamp()) - $1) * 1000
       + CASE WHEN key LIKE 'signInAddress:%' THEN 600000 ELSE 3600000 END`,
    [secondsAgo],
  );
/** Keeps every lock in force. */
export const stopTime = () => lastTryWas(-600);
export const addresses = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ address: `203.0.113.${at}` }));
export const guessFrom = (places: From[], username: string) =>
  Promise.all(places.map((place) => guess(username, place)));
