import type { AttachmentStorage } from '@/lib/guest-chat/ports';
import { sweepFiles } from '@/lib/guest-chat/sweep-files';
import { log } from '@/lib/kernel/log';
import { sweepDeliveries } from '@/lib/notifications/delivery-store';
import { sweepDevices } from '@/lib/notifications/device-store';
import { sweepPages } from '@/lib/notifications/presence-store';
import { sweepLateness } from '@/lib/notifications/timer-lateness-store';
import { sweepWebhookCalls } from '@/lib/notifications/webhook-call-store';
import { eraseDueStays } from '@/lib/stays/erase-due-stays';

const SWEEP_MS = 20_000;

/** Removes what must not stay. A part that fails is logged and holds up no other. Answers how much was erased. */
export async function sweepAll(storage: AttachmentStorage | null): Promise<number> {
  await Promise.all(
    [sweepPages, sweepDevices, sweepDeliveries, sweepWebhookCalls, sweepLateness].map((sweep) =>
      sweepPart(sweep),
    ),
  );
  const endsAt = performance.now() + SWEEP_MS;
  const erased = await sweepPart(() => eraseDueStays(() => performance.now() < endsAt));
  return erased + (storage ? await sweepPart(() => untilNothing(() => sweepFiles(storage))) : 0);
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

/** A scheduler may come only once a day: what is due is done, as long as that takes no longer than an answer may. */
async function untilNothing(work: () => Promise<number>): Promise<number> {
  const endsAt = performance.now() + SWEEP_MS;
  let total = 0;
  for (let done = await work(); done > 0; done = await work()) {
    total += done;
    if (performance.now() > endsAt) break;
  }
  return total;
}
