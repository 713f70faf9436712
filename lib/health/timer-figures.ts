import { clock } from '@/lib/kernel/clock';
import { findLateness, type LateDay } from '@/lib/notifications/timer-lateness-store';
import { findOverdueSeconds } from '@/lib/notifications/timer-store';
import { env } from '@/lib/platform/env';
import type { Figure } from '@/lib/platform/metrics';

const DAY_MS = 86_400_000;

/** Returns how late timers ran today and yesterday in UTC, and how late the most overdue pending timer is. */
export async function timerFigures(): Promise<Figure[]> {
  const [days, overdue] = await Promise.all([findLateness(2), findOverdueSeconds()]);
  const today = clock.now().getTime();
  const label = (day: string) =>
    day === dayOf(today) ? 'today' : day === dayOf(today - DAY_MS) ? 'yesterday' : '';
  const byDay = (name: string, help: string, of: (day: LateDay) => number): Figure => ({
    name,
    help,
    values: days.flatMap((day) =>
      label(day.day) ? [{ value: of(day), labels: { day: label(day.day) } }] : [],
    ),
  });
  return [
    byDay('hotelmate_timers_run', 'Timers that ran on a day.', ({ timers }) => timers),
    byDay(
      'hotelmate_timer_lateness_median_seconds',
      'How late half of the timers of a day ran at most.',
      ({ medianMs }) => medianMs / 1000,
    ),
    byDay(
      'hotelmate_timer_lateness_worst_seconds',
      'How late the latest timer of a day ran.',
      ({ worstMs }) => worstMs / 1000,
    ),
    {
      name: 'hotelmate_timer_overdue_seconds',
      help: 'How long the timer that waits longest is overdue.',
      values: [{ value: overdue }],
    },
    {
      name: 'hotelmate_timers_have_a_source',
      help: 'Whether anything looks at due timers while no page is open.',
      values: [{ value: env.timers().source === null ? 0 : 1 }],
    },
  ];
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
