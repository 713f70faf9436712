import { guardServers } from '@/lib/http/guard-server';
import { log } from '@/lib/kernel/log';
import { checkEnvironment, env } from '@/lib/platform/env';
import { markLocalVisitors } from '@/lib/platform/local-visitor';
import { deliverNow, sweepNow } from '@/lib/wiring';

const DRAIN_EVERY_MS = 2_000;
const SWEEP_EVERY_MS = 60_000;

export function boot(): void {
  try {
    checkEnvironment();
  } catch (error) {
    // Next would report a failed hook and then serve requests. A hotel must not run with an incomplete configuration.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  if (env.settings().DEMO_FILE) markLocalVisitors();
  const timers = env.timers().source;
  log.info({ realtime: env.pusher() !== null, push: env.firebase() !== null, timers }, 'boot');
  warnWithoutTimers();
  guardServers();
  // On Vercel an instance sleeps between requests, so the cron calls replace the intervals.
  if (env.settings().VERCEL) return;
  setInterval(() => void deliverNow(), DRAIN_EVERY_MS).unref();
  setInterval(() => void sweepNow(), SWEEP_EVERY_MS).unref();
}

/**
 * Without a timer source the app serves requests, but no staff are alerted for a waiting guest while no page is open.
 */
function warnWithoutTimers(): void {
  if (!env.isProduction() || env.timers().source !== null) return;
  log.warn(
    {
      fix: 'Set QSTASH_TOKEN, QSTASH_CURRENT_SIGNING_KEY and QSTASH_NEXT_SIGNING_KEY; or CRON_SECRET and a schedule of every minute in vercel.json; or CRON_SECRET and SCHEDULER_EVERY_SECONDS.',
    },
    'timers.nothing_runs_them',
  );
}
