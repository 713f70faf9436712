import { after } from 'next/server';
import type { AttachmentStorage } from '@/lib/guest-chat/ports';
import { sweepFiles } from '@/lib/guest-chat/sweep-files';
import { tellNews } from '@/lib/guest-chat/tell-news';
import {
  keepServices,
  watchChannels,
  watchFiles,
  watchFirebase,
  watchMail,
} from '@/lib/health/watch-services';
import { log } from '@/lib/kernel/log';
import { createTypingAnnouncer } from '@/lib/notifications/announce-typing';
import { createWebhookCalls, type WebhookCalls } from '@/lib/notifications/call-webhooks';
import { createGenerationReader } from '@/lib/notifications/channel-generation-store';
import { sweepDeliveries } from '@/lib/notifications/delivery-store';
import { sweepDevices } from '@/lib/notifications/device-store';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import type { HeldNews, MailSender, PushSender } from '@/lib/notifications/ports';
import { sweepPages } from '@/lib/notifications/presence-store';
import { ladderTarget } from '@/lib/notifications/targets/ladder-target';
import { mailTarget } from '@/lib/notifications/targets/mail-target';
import { pushTarget } from '@/lib/notifications/targets/push-target';
import { realtimeTarget } from '@/lib/notifications/targets/realtime-target';
import { webhookTarget } from '@/lib/notifications/targets/webhook-target';
import { sweepWebhookCalls } from '@/lib/notifications/webhook-call-store';
import { createCloudinaryStore } from '@/lib/platform/cloudinary';
import { env } from '@/lib/platform/env';
import { createFileStore } from '@/lib/platform/file-store';
import { createPushSender } from '@/lib/platform/firebase';
import { createMailSender } from '@/lib/platform/mail';
import { createRealtimePublisher, pusherConfig, signChannel, signUser } from '@/lib/platform/pusher';
import { twoStores } from '@/lib/platform/two-stores';
import { createWebhookCaller } from '@/lib/platform/webhooks';
import { eraseDueStays } from '@/lib/stays/erase-due-stays';
import { findStay } from '@/lib/stays/stay-list-store';

type Wiring = {
  notifications: ReturnType<typeof createNotificationManager>;
  /** Other systems of the hotels, called by themselves. */
  webhooks: WebhookCalls;
  announceTyping: ReturnType<typeof createTypingAnnouncer>;
  /** What a browser needs to listen; null means that everybody polls. */
  realtimeConfig: typeof pusherConfig;
  /** What a browser needs to be rung; null means that nobody is. */
  pushConfig: typeof env.firebaseWeb;
  /** Null where nobody's closed page rings. */
  push: PushSender | null;
  /** Null where nobody is written to. */
  mail: MailSender | null;
  signChannel: typeof signChannel;
  signUser: typeof signUser;
  /** Null where files are not taken. */
  storage: AttachmentStorage | null;
};
let wired: Wiring | undefined;

/** Adapters are chosen once, when first needed: a build evaluates this module with no environment. */
export function wiring(): Wiring {
  wired ??= wire();
  return wired;
}

function wire(): Wiring {
  const publisher = watchChannels(createRealtimePublisher());
  const generationsOf = createGenerationReader();
  const mail = watchMail(createMailSender());
  const push = watchFirebase(createPushSender());
  return {
    notifications: createNotificationManager(tellNews, [
      realtimeTarget(publisher, generationsOf),
      pushTarget(push),
      ladderTarget,
      mailTarget(mail),
      webhookTarget,
    ]),
    webhooks: createWebhookCalls(createWebhookCaller(), { tell: tellNews, findStay }),
    announceTyping: createTypingAnnouncer(publisher, generationsOf),
    realtimeConfig: pusherConfig,
    pushConfig: env.firebaseWeb,
    mail,
    push,
    signChannel,
    signUser,
    storage: watchFiles(chooseStorage()),
  };
}

function chooseStorage(): AttachmentStorage | null {
  const { FILE_STORE_DIR: folder } = env.settings();
  const account = env.cloudinary();
  const files = folder === undefined ? null : createFileStore(folder);
  if (!account) return files;
  const cloud = createCloudinaryStore(account);
  return files ? twoStores(files, cloud) : cloud;
}

/** How many waiting rows a poll takes along: a scheduler may come only once a day, a waiting guest comes often. */
export const POLL_DRAIN = 5;

/** The fast road: as soon as this answer has left. If the process dies first, the slow roads still come by. */
export function deliverSoon(max?: number): void {
  after(() => deliverNow(max));
}

/** For whoever asked to hold their news: they have it in hand and tell it themselves. Null: somebody else does. */
export function tellSoon(held: HeldNews | null): void {
  if (held) after(() => tellHeld(held));
  else deliverSoon();
}

async function tellHeld(held: HeldNews): Promise<void> {
  try {
    await wiring().notifications.deliverHeld(held);
    if (held.story.hasWebhooks) await wiring().webhooks.callPending();
  } catch (err) {
    // Its lease ends and the next drain takes it.
    log.error({ err }, 'outbox.telling_failed');
  } finally {
    await keepServices();
  }
}

export async function deliverNow(max?: number): Promise<number> {
  try {
    const { notifications, webhooks } = wiring();
    const told = await notifications.deliverPending(max);
    await webhooks.callPending();
    return told;
  } catch (err) {
    log.error({ err }, 'outbox.drain_failed');
    return 0;
  } finally {
    await keepServices();
  }
}

const SWEEP_MS = 20_000;

/** Removes what must not stay. A part that fails is logged and holds up no other. Answers how much was erased. */
export async function sweepNow(): Promise<number> {
  const { storage } = wiring();
  await Promise.all(
    [sweepPages, sweepDevices, sweepDeliveries, sweepWebhookCalls].map((sweep) => sweepPart(sweep)),
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
