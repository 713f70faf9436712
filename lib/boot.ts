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
    // Next would report a failed hook and then serve anyway; a hotel must not run half configured.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  if (env.settings().DEMO_FILE) markLocalVisitors();
  const timers = env.timers().source;
  log.info({ realtime: env.pusher() !== null, push: env.firebase() !== null, timers }, 'boot');
  warnWithoutTimers();
  guardServers();
  // On Vercel an instance sleeps between requests; there the cron comes instead.
  if (env.settings().VERCEL) return;
  setInterval(() => void deliverNow(), DRAIN_EVERY_MS).unref();
  setInterval(() => void sweepNow(), SWEEP_EVERY_MS).unref();
}

/** Without anything that wakes it the application serves on, and at night no guest is called for. */
function warnWithoutTimers(): void {
  if (!env.isProduction() || env.timers().source !== null) return;
  log.warn(
    {
      fix: 'Set QSTASH_TOKEN, QSTASH_CURRENT_SIGNING_KEY and QSTASH_NEXT_SIGNING_KEY; or CRON_SECRET and a schedule of every minute in vercel.json; or CRON_SECRET and SCHEDULER_EVERY_SECONDS.',
    },
    'timers.nothing_runs_them',
  );
}
