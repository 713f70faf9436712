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
import { noteCall } from '@/lib/platform/metrics';
import { keepServiceStates, type ServiceState } from './service-state-store';

/** `scheduler`: that it has called. `qstash`: whether a call could be set. */
export type Watched = Service | 'scheduler' | 'qstash';
type Seen = {
  okAt: Date | null;
  failedAt: Date | null;
  wasOk: boolean;
  keptAt: number;
  keptOk: boolean | null;
};

/** How often the same news of a service is written down: it is asked far more often than anybody looks. */
const KEEP_EVERY_MS = 60_000;
// Of the process: a build evaluates this module once for each of its bundles.
const home: { hotelmateServices?: Map<Watched, Seen> | undefined } = globalThis as never;

/** That a service has just done what was asked, or has not. */
export function noteService(name: Watched, isOk: boolean): void {
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
  if (name !== 'scheduler') noteCall(name, isOk);
}

/** Writes down for all machines what this one has seen and not written yet. Never throws: it is nobody's business. */
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
    await keepServiceStates(due);
  } catch (err) {
    log.warn({ err }, 'health.services_not_kept');
  }
}

export function watchChannels(
  publisher: RealtimePublisher & ConnectionCutter,
): RealtimePublisher & ConnectionCutter {
  return {
    publish: async (publications) => noteDeliveries('channels', await publisher.publish(publications)),
    cut: async (user) => noteDeliveries('channels', await publisher.cut(user)),
  };
}

export function watchFirebase(sender: PushSender | null): PushSender | null {
  return (
    sender && {
      msUntilOpen: () => sender.msUntilOpen(),
      async send(device, data) {
        const outcome = await sender.send(device, data);
        // A phone that is gone is an answer too.
        if (outcome.state !== 'failed') noteService('firebase', outcome.state !== 'again');
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
        noteDeliveries('mail', [delivery]);
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
          noteService('files', false);
          throw cause;
        }
        noteService('files', true);
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
        noteService('qstash', false);
        throw cause;
      }
      noteService('qstash', true);
    },
  };
}

/** One call may carry several: it failed when any did that was worth another try. */
function noteDeliveries(name: Service, deliveries: readonly Delivery[]): readonly Delivery[] {
  const isAway = deliveries.some((each) => each.outcome === 'failed' && each.retry);
  if (isAway) noteService(name, false);
  else if (deliveries.some(({ outcome }) => outcome === 'delivered')) noteService(name, true);
  return deliveries;
}
