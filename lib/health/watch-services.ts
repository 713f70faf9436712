import type { Service } from '@/lib/contract/health';
import type { AttachmentStorage } from '@/lib/guest-chat/ports';
import { clock } from '@/lib/kernel/clock';
import { log } from '@/lib/kernel/log';
import type {
  ConnectionCutter,
  Delivery,
  MailSender,
  PushSender,
  RealtimePublisher,
  Waker,
} from '@/lib/notifications/ports';
import { recordCall } from '@/lib/platform/metrics';
import { type ServiceState, saveServiceStates } from './service-state-store';

/** `scheduler` records that the scheduler called. `qstash` records whether a call could be scheduled. */
export type Watched = Service | 'scheduler' | 'qstash';
type Seen = {
  okAt: Date | null;
  failedAt: Date | null;
  wasOk: boolean;
  keptAt: number;
  keptOk: boolean | null;
};

/** How often an unchanged state of a service is stored: services are called far more often than the state is read. */
const KEEP_EVERY_MS = 60_000;
// Stored on globalThis for the process: a build evaluates this module once per bundle.
const home: { hotelmateServices?: Map<Watched, Seen> | undefined } = globalThis as never;

/** Records that a call of a service succeeded or failed. */
export function recordService(name: Watched, isOk: boolean): void {
  home.hotelmateServices ??= new Map();
  const seen = home.hotelmateServices.get(name) ?? {
    okAt: null,
    failedAt: null,
    wasOk: isOk,
    keptAt: 0,
    keptOk: null,
  };
  const at = clock.now();
  const next = { ...seen, wasOk: isOk, ...(isOk ? { okAt: at } : { failedAt: at }) };
  home.hotelmateServices.set(name, next);
  if (name !== 'scheduler') recordCall(name, isOk);
}

/**
 * Stores for all machines what this one recorded since the last time. Never throws, because the caller's own work must
 * not fail for it.
 */
export async function keepServices(): Promise<void> {
  const now = clock.now().getTime();
  const due: ServiceState[] = [];
  for (const [name, seen] of home.hotelmateServices ?? []) {
    const seenAt = Math.max(seen.okAt?.getTime() ?? 0, seen.failedAt?.getTime() ?? 0);
    const isDifferent =
      seen.keptOk !== seen.wasOk || (seenAt > seen.keptAt && now - seen.keptAt >= KEEP_EVERY_MS);
    if (!isDifferent) continue;
    due.push({ name, okAt: seen.okAt, failedAt: seen.failedAt });
    home.hotelmateServices?.set(name, { ...seen, keptAt: now, keptOk: seen.wasOk });
  }
  if (due.length === 0) return;
  try {
    await saveServiceStates(due);
  } catch (err) {
    log.warn({ err }, 'health.services_not_kept');
  }
}

export function watchChannels(
  publisher: RealtimePublisher & ConnectionCutter,
): RealtimePublisher & ConnectionCutter {
  return {
    publish: async (publications) => recordDeliveries('channels', await publisher.publish(publications)),
    cut: async (user) => recordDeliveries('channels', await publisher.cut(user)),
  };
}

export function watchFirebase(sender: PushSender | null): PushSender | null {
  return (
    sender && {
      msUntilOpen: () => sender.msUntilOpen(),
      async send(device, data) {
        const outcome = await sender.send(device, data);
        // A report that a device is unregistered is a successful answer too.
        if (outcome.state !== 'failed') recordService('firebase', outcome.state !== 'again');
        return outcome;
      },
    }
  );
}

export function watchMail(sender: MailSender | null): MailSender | null {
  return (
    sender && {
      async send(mail) {
        const delivery = await sender.send(mail);
        recordDeliveries('mail', [delivery]);
        return delivery;
      },
    }
  );
}

export function watchFiles(storage: AttachmentStorage | null): AttachmentStorage | null {
  return (
    storage && {
      ...storage,
      async put(key, bytes) {
        try {
          await storage.put(key, bytes);
        } catch (cause) {
          recordService('files', false);
          throw cause;
        }
        recordService('files', true);
      },
    }
  );
}

export function watchWaker(waker: Waker): Waker {
  return {
    async wakeAt(wake) {
      try {
        await waker.wakeAt(wake);
      } catch (cause) {
        recordService('qstash', false);
        throw cause;
      }
      recordService('qstash', true);
    },
  };
}

/** One call may contain several deliveries: it failed when any of them failed and may be retried. */
function recordDeliveries(name: Service, deliveries: readonly Delivery[]): readonly Delivery[] {
  const isAway = deliveries.some((each) => each.outcome === 'failed' && each.retry);
  if (isAway) recordService(name, false);
  else if (deliveries.some(({ outcome }) => outcome === 'delivered')) recordService(name, true);
  return deliveries;
}
