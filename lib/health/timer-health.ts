import type { TimersDto } from '@/lib/contract/health';
import { clock } from '@/lib/kernel/clock';
import { findLateness } from '@/lib/notifications/timer-lateness-store';
import { findOverdueSeconds } from '@/lib/notifications/timer-store';
import { env } from '@/lib/platform/env';
import { conditionOf } from './service-condition';
import type { ServiceState } from './service-state-store';

/** A timer that is overdue for longer was not run by any source: every scheduler would have called by then. */
const OVERDUE_SECONDS = 120;
/** The number of missed calls after which a scheduler counts as failing. */
const MISSED_CALLS = 3;
const SHOWN_DAYS = 7;

/** Returns the timer source, whether it works, and how late timers ran. */
export async function readTimers(states: ReadonlyMap<string, ServiceState>): Promise<TimersDto> {
  const [overdue, days] = await Promise.all([findOverdueSeconds(), findLateness(SHOWN_DAYS)]);
  const { source, everySeconds } = env.timers();
  const calledAt = states.get('scheduler')?.okAt ?? null;
  return {
    source,
    every_seconds: everySeconds,
    condition: timersCondition({ source, everySeconds, overdue, calledAt, qstash: states.get('qstash') }),
    last_called_at: calledAt?.toISOString() ?? null,
    overdue_seconds: Math.round(overdue),
    days: days.map(({ day, timers, medianMs, worstMs }) => ({
      ...{ day, timers, median_ms: medianMs, worst_ms: worstMs },
    })),
  };
}

type Seen = {
  source: TimersDto['source'];
  everySeconds: number | null;
  overdue: number;
  calledAt: Date | null;
  qstash: ServiceState | undefined;
};

function timersCondition({ source, everySeconds, overdue, calledAt, qstash }: Seen): TimersDto['condition'] {
  if (source === null) return 'off';
  if (overdue >= OVERDUE_SECONDS) return 'failing';
  if (source === 'interval') return 'well';
  if (source === 'qstash') return conditionOf(qstash);
  if (calledAt === null || everySeconds === null) return 'untried';
  const silentMs = clock.now().getTime() - calledAt.getTime();
  return silentMs > MISSED_CALLS * everySeconds * 1000 ? 'failing' : 'well';
}
