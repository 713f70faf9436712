import { z } from 'zod';
import type { TimerSource } from '@/lib/contract/health';
import vercel from '@/vercel.json' with { type: 'json' };

/** What brings a process to look at due timers where none stays awake, as the environment says it. */

export const qstashSchema = z.object({
  QSTASH_TOKEN: z.string().min(1),
  QSTASH_CURRENT_SIGNING_KEY: z.string().min(1),
  QSTASH_NEXT_SIGNING_KEY: z.string().min(1),
});

export const CRON_PATH = '/api/cron/outbox';
/** A process that was called waits for timers until the next call, and a function on Vercel may run for 300 s. */
export const LONGEST_INTERVAL_SECONDS = 240;
export const SHORTEST_INTERVAL_SECONDS = 10;

export type TimerSettings = {
  hasQstash: boolean;
  cronSecret: string | undefined;
  /** Of SCHEDULER_EVERY_SECONDS. */
  everySeconds: number | undefined;
  isOnVercel: boolean;
};
export type Timers = { source: TimerSource | null; everySeconds: number | null };

/** Null: nothing calls while no page is open, or not often enough to be on time. */
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

/** Of a schedule that runs every minute or every few of them; every other kind is too rare to be on time. */
export function secondsOf(schedule: string): number | null {
  const [, step = '1'] = /^\*(?:\/([1-9]\d?))?( \*){4}$/.exec(schedule.trim()) ?? [null, null];
  return step === null ? null : Number(step) * 60;
}
