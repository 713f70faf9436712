import type { AttachmentStorage } from '@/lib/guest-chat/ports';
import { sweepFiles } from '@/lib/guest-chat/sweep-files';
import { clock } from '@/lib/kernel/clock';
import { log } from '@/lib/kernel/log';
import { sweepDeliveries } from '@/lib/notifications/delivery-store';
import { sweepDevices } from '@/lib/notifications/device-store';
import type { Wake } from '@/lib/notifications/ports';
import { sweepPages } from '@/lib/notifications/presence-store';
import { sweepLateness } from '@/lib/notifications/timer-lateness-store';
import { findNextWake } from '@/lib/notifications/timer-store';
import { sweepWebhookCalls } from '@/lib/notifications/webhook-call-store';
import { env } from '@/lib/platform/env';
import { findNextReading } from '@/lib/stays/calendars/calendar-store';
import { readDueCalendars } from '@/lib/stays/calendars/read-due-calendars';
import { eraseDueStays } from '@/lib/stays/erase-due-stays';
import { sweepImports } from '@/lib/stays/imports/import-store';
import type { CalendarFetcher } from '@/lib/stays/ports';

const SWEEP_MS = 20_000;

type Parts = { storage: AttachmentStorage | null; calendars: CalendarFetcher };

/** Reads due calendars and deletes what has expired. Returns how much was erased. */
export async function sweepAll(
  { storage, calendars }: Parts,
  deliver: () => Promise<unknown>,
): Promise<number> {
  const reading = readCalendarsNow(calendars);
  const erased = await removeAll(storage);
  if ((await reading) > 0) await deliver();
  return erased;
}

/** A part that fails is logged and does not prevent the others. */
async function removeAll(storage: AttachmentStorage | null): Promise<number> {
  await Promise.all(
    [sweepPages, sweepDevices, sweepDeliveries, sweepWebhookCalls, sweepLateness, sweepImports].map((sweep) =>
      sweepPart(sweep),
    ),
  );
  const erased = await sweepPart(() => eraseDueStays(forOneSweep()));
  return erased + (storage ? await sweepPart(() => untilNothing(() => sweepFiles(storage))) : 0);
}

/** Returns a function that reports whether a part of a sweep that begins now has time left. */
function forOneSweep(): () => boolean {
  const endsAt = clock.now().getTime() + SWEEP_MS;
  return () => clock.now().getTime() < endsAt;
}

/** Reads the due calendars of other systems. Returns how many. */
export function readCalendarsNow(fetcher: CalendarFetcher): Promise<number> {
  return sweepPart(() => readDueCalendars(fetcher, forOneSweep()));
}

/**
 * Returns when the next timer is due. With QStash it includes the next calendar, because no scheduler sweeps at fixed
 * times there.
 */
export async function findNextDue(): Promise<Wake | null> {
  if (!env.qstash()) return findNextWake();
  const [timer, calendar] = await Promise.all([findNextWake(), findNextReading()]);
  if (timer === null || calendar === null) return timer ?? calendar;
  return calendar.at < timer.at ? calendar : timer;
}

async function sweepPart(sweep: () => Promise<unknown>): Promise<number> {
  try {
    const done = await sweep();
    return typeof done === 'number' ? done : 0;
  } catch (err) {
    log.error({ err }, 'sweep_failed');
    return 0;
  }
}

/** Repeats the work until nothing is due, for at most the time of one sweep: a scheduler may call only once a day. */
async function untilNothing(work: () => Promise<number>): Promise<number> {
  const mayGoOn = forOneSweep();
  let total = 0;
  for (let done = await work(); done > 0; done = await work()) {
    total += done;
    if (!mayGoOn()) break;
  }
  return total;
}
