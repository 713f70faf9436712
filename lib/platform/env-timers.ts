import { z } from 'zod';
import type { TimerSource } from '@/lib/contract/health';
import vercel from '@/vercel.json' with { type: 'json' };

/** The variables that configure how a process is woken for due timers where none stays awake. */

export const qstashSchema = z.object({
  QSTASH_TOKEN: z.string().min(1),
  QSTASH_CURRENT_SIGNING_KEY: z.string().min(1),
  QSTASH_NEXT_SIGNING_KEY: z.string().min(1),
});

export const CRON_PATH = '/api/cron/outbox';
/** A called process waits for timers until the next call, and a function on Vercel may run for 300 s. */
export const LONGEST_INTERVAL_SECONDS = 240;
export const SHORTEST_INTERVAL_SECONDS = 10;

export type TimerSettings = {
  hasQstash: boolean;
  cronSecret: string | undefined;
  /** The value of SCHEDULER_EVERY_SECONDS. */
  everySeconds: number | undefined;
  isOnVercel: boolean;
};
export type Timers = { source: TimerSource | null; everySeconds: number | null };

/** The source is null where nothing calls while no page is open, or not often enough to be on time. */
export function timersOf(settings: TimerSettings, schedules: readonly string[] = SCHEDULES): Timers {
  const { hasQstash, cronSecret, everySeconds, isOnVercel } = settings;
  if (hasQstash) return { source: 'qstash', everySeconds: null };
  if (cronSecret && everySeconds) return { source: 'external_scheduler', everySeconds };
  if (!isOnVercel) return { source: 'interval', everySeconds: null };
  const [shortest] = schedules.flatMap((schedule) => secondsOf(schedule) ?? []).sort((a, b) => a - b);
  if (!cronSecret || shortest === undefined || shortest > LONGEST_INTERVAL_SECONDS)
    return { source: null, everySeconds: null };
  return { source: 'vercel_cron', everySeconds: shortest };
}

const SCHEDULES = vercel.crons.filter(({ path }) => path === CRON_PATH).map(({ schedule }) => schedule);

/**
 * Returns the interval of a schedule that runs every minute or every few minutes. Every other schedule is too rare to
 * be on time and returns null.
 */
export function secondsOf(schedule: string): number | null {
  const [, step = '1'] = /^\*(?:\/([1-9]\d?))?( \*){4}$/.exec(schedule.trim()) ?? [null, null];
  return step === null ? null : Number(step) * 60;
}
