import { z } from 'zod';

export const aliveSchema = z.object({ status: z.literal('ok') });

/** For load balancers; contains nothing that a stranger could use. */
export const readinessSchema = z.object({
  status: z.enum(['ok', 'unwell']),
  database: z.boolean(),
  /** Whether outbox items are delivered in time; null when that could not be checked. */
  delivers: z.boolean().nullable(),
});
export type ReadinessDto = z.infer<typeof readinessSchema>;

/** The external services that the application uses. Schedulers call the application instead; see `timersSchema`. */
export const SERVICES = ['channels', 'firebase', 'files', 'mail'] as const;
export type Service = (typeof SERVICES)[number];

/** `untried`: the service is configured and has not been used yet. */
const SERVICE_CONDITIONS = ['off', 'untried', 'well', 'failing'] as const;
const moment = z.iso.datetime().nullable();

/** What makes a process look at due timers: it stays awake, or is called at a given time or at fixed intervals. */
const TIMER_SOURCES = ['interval', 'qstash', 'vercel_cron', 'external_scheduler'] as const;
export type TimerSource = (typeof TIMER_SOURCES)[number];

/** @openapi */
export const serviceSchema = z.object({
  name: z.enum(SERVICES),
  condition: z.enum(SERVICE_CONDITIONS),
  last_ok_at: moment,
  last_failed_at: moment,
});
export type ServiceDto = z.infer<typeof serviceSchema>;

/** Why the sweep could not erase a stay: it was in use, it took too long, or the database refused it. */
const ERASURE_FAILURES = ['in_use', 'too_slow', 'refused'] as const;
export type ErasureFailure = (typeof ERASURE_FAILURES)[number];

const count = z.number().int();
/** @openapi */
export const failedErasureSchema = z.object({
  booking_id: z.string(),
  reason: z.enum(ERASURE_FAILURES),
  attempts: count,
  failed_at: z.iso.datetime(),
  retry_at: z.iso.datetime(),
});
/** How late the timers of one day ran. A median is the upper edge of its bucket. */
const lateDaySchema = z.object({
  day: z.iso.date(),
  timers: count,
  median_ms: z.number(),
  worst_ms: z.number(),
});
/**
 * Of the whole installation: one outbox serves all hotels. `off`: no process looks at due timers while no page is open.
 */
const timersSchema = z.object({
  source: z.enum(TIMER_SOURCES).nullable(),
  every_seconds: count.nullable(),
  condition: z.enum(SERVICE_CONDITIONS),
  /** The time of the last call by a scheduler. */
  last_called_at: moment,
  /** How long the oldest due timer is overdue. */
  overdue_seconds: z.number(),
  /** The latest day first. */
  days: z.array(lateDaySchema),
});
export type TimersDto = z.infer<typeof timersSchema>;
const millis = z.number().nullable();
const routeFigureSchema = z.object({ route: z.string(), requests: count, errors: count, p95_ms: millis });
export type RouteFigure = z.infer<typeof routeFigureSchema>;

/** The state of the system, for the managers of a hotel. */
export const healthSchema = z.object({
  checked_at: z.iso.datetime(),
  database: z.object({ ms: z.number() }),
  services: z.array(serviceSchema),
  /** Of the whole installation: one outbox serves all hotels. */
  outbox: z.object({ pending: count, oldest_seconds: z.number(), dead: count }),
  timers: timersSchema,
  /** Of this hotel, in the last seven days: devices that were sent a push, and those of them that are gone. */
  devices: z.object({ rung: count, gone: count }),
  /** Of this hotel. */
  messages: z.object({ last_hour: count, last_day: count }),
  /** Of this hotel: stays that were due to be erased and could not be, the longest failing first. */
  erasure: z.object({ failed: count, stays: z.array(failedErasureSchema) }),
  /** Of the process that answers, since it started. */
  process: z.object({
    since: z.iso.datetime(),
    requests: count,
    errors: count,
    median_ms: millis,
    p95_ms: millis,
    /** The slowest first. */
    routes: z.array(routeFigureSchema),
  }),
});
export type HealthDto = z.infer<typeof healthSchema>;
