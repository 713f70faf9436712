import { after } from 'next/server';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import type { AttachmentStorage } from '@/lib/guest-chat/ports';
import {
  keepServices,
  recordService,
  watchChannels,
  watchFiles,
  watchFirebase,
  watchMail,
  watchWaker,
} from '@/lib/health/watch-services';
import { log } from '@/lib/kernel/log';
import { createTypingAnnouncer } from '@/lib/notifications/announce-typing';
import { createWebhookCalls, type WebhookCalls } from '@/lib/notifications/call-webhooks';
import { createGenerationReader } from '@/lib/notifications/channel-generation-store';
import { findGuestChannels } from '@/lib/notifications/guest-channels-store';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import type { MailSender, PreparedItem, PushSender, Waker } from '@/lib/notifications/ports';
import { createStayAwake } from '@/lib/notifications/stay-awake';
import { escalationTarget } from '@/lib/notifications/targets/escalation-target';
import { mailTarget } from '@/lib/notifications/targets/mail-target';
import { pushTarget } from '@/lib/notifications/targets/push-target';
import { realtimeTarget } from '@/lib/notifications/targets/realtime-target';
import { webhookTarget } from '@/lib/notifications/targets/webhook-target';
import { deleteArrivedWakes, deleteWakes, findNextWake } from '@/lib/notifications/timer-store';
import { wakeOnce } from '@/lib/notifications/wake-once';
import { createCalendarFetcher } from '@/lib/platform/adapters/calendars';
import { createCloudinaryStore } from '@/lib/platform/adapters/cloudinary';
import { createFileStore } from '@/lib/platform/adapters/file-store';
import { createPushSender } from '@/lib/platform/adapters/firebase';
import { createMailSender } from '@/lib/platform/adapters/mail';
import { createRealtimePublisher, pusherConfig, signChannel, signUser } from '@/lib/platform/adapters/pusher';
import { createQstashWaker, isFromQstash } from '@/lib/platform/adapters/qstash';
import { twoStores } from '@/lib/platform/adapters/two-stores';
import { createWebhookCaller } from '@/lib/platform/adapters/webhooks';
import { cronAddress, env } from '@/lib/platform/env';
import type { CalendarFetcher } from '@/lib/stays/ports';
import { findStay } from '@/lib/stays/stay-list-store';
import { findNextDue, readCalendarsNow, sweepAll } from './wiring-sweep';

type Wiring = {
  notifications: ReturnType<typeof createNotificationManager>;
  /** Calls of other systems, made separately from the other deliveries. */
  webhooks: WebhookCalls;
  /** Fetches the calendars that hotels subscribe to. */
  calendars: CalendarFetcher;
  announceTyping: ReturnType<typeof createTypingAnnouncer>;
  /** The values with which a browser connects to Channels; null means that every browser polls. */
  realtimeConfig: typeof pusherConfig;
  /** The values with which a browser registers for push; null means that push is disabled. */
  pushConfig: typeof env.firebaseWeb;
  /** Each is null where its service is not configured. */
  push: PushSender | null;
  mail: MailSender | null;
  signChannel: typeof signChannel;
  signUser: typeof signUser;
  isFromQstash: typeof isFromQstash;
  /** Null where no file store is configured. */
  storage: AttachmentStorage | null;
  /** Null where a process stays awake by itself, or where no timer source is configured. */
  waker: Waker | null;
};
let wired: Wiring | undefined;

/** Adapters are chosen once, at first use: a build evaluates this module without an environment. */
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
    notifications: createNotificationManager(loadPayloads, [
      realtimeTarget(publisher, generationsOf, findGuestChannels),
      pushTarget(push),
      escalationTarget,
      mailTarget(mail),
      webhookTarget,
    ]),
    webhooks: createWebhookCalls(createWebhookCaller(), { tell: loadPayloads, findStay }),
    calendars: createCalendarFetcher(),
    announceTyping: createTypingAnnouncer(publisher, generationsOf),
    realtimeConfig: pusherConfig,
    pushConfig: env.firebaseWeb,
    mail,
    push,
    signChannel,
    signUser,
    isFromQstash,
    storage: watchFiles(chooseStorage()),
    waker: chooseWaker(),
  };
}

function chooseWaker(): Waker | null {
  const { everySeconds } = env.timers();
  const account = env.qstash();
  if (account) return wakeOnce(watchWaker(createQstashWaker(account, cronAddress())));
  // Elsewhere an interval runs for as long as the process does.
  if (everySeconds === null || !env.settings().VERCEL) return null;
  const everyMs = everySeconds * 1000;
  return createStayAwake({ everyMs, findNext: findNextWake, deliver: deliverQuietly, later: after });
}

function chooseStorage(): AttachmentStorage | null {
  const { FILE_STORE_DIR: folder } = env.settings();
  const account = env.cloudinary();
  const files = folder === undefined ? null : createFileStore(folder);
  if (!account) return files;
  const cloud = createCloudinaryStore(account);
  return files ? twoStores(files, cloud) : cloud;
}

/** How many pending items a poll delivers: a scheduler may call only once a day, but a waiting guest polls often. */
export const POLL_DRAIN = 5;

/**
 * Delivers pending items right after the response. If the process dies first, the interval or the scheduler delivers
 * them.
 */
export function deliverSoon(max?: number): void {
  after(() => deliverNow(max));
}

/**
 * Delivers the item that the request claimed when it wrote it, right after the response. Null: the request claimed
 * none, so pending items are delivered as usual.
 */
export function dispatchAfterResponse(prepared: PreparedItem | null): void {
  if (prepared) after(() => deliverPreparedItem(prepared));
  else deliverSoon();
}

async function deliverPreparedItem(prepared: PreparedItem): Promise<void> {
  try {
    await wiring().notifications.deliverPrepared(prepared);
    if (prepared.notification.hasWebhooks) await wiring().webhooks.callPending();
  } catch (err) {
    // Its lease expires, and the next delivery run claims it.
    log.error({ err }, 'outbox.telling_failed');
  } finally {
    await wakeForNext();
    await keepServices();
  }
}

export async function deliverNow(max?: number): Promise<number> {
  const told = await deliverQuietly(max);
  await wakeForNext();
  await keepServices();
  return told;
}

async function deliverQuietly(max?: number): Promise<number> {
  try {
    return await deliverDue(max);
  } catch (err) {
    log.error({ err }, 'outbox.drain_failed');
    return 0;
  }
}

async function deliverDue(max?: number): Promise<number> {
  const { notifications, webhooks } = wiring();
  const told = await notifications.deliverPending(max);
  await webhooks.callPending();
  return told;
}

/** For external callers that run what is due. Throws where it failed, so that the caller retries. */
export async function runTimers(caller: 'cron' | 'qstash'): Promise<number> {
  recordService('scheduler', true);
  try {
    await (caller === 'cron' ? deleteWakes() : deleteArrivedWakes());
    const told = await deliverDue();
    // A scheduler also calls the sweep. QStash calls only for what is due, including calendars.
    const read = caller === 'qstash' ? await readCalendarsNow(wiring().calendars) : 0;
    return read === 0 ? told : told + (await deliverDue());
  } finally {
    await wakeForNext();
    await keepServices();
  }
}

/**
 * Every timer is set by a delivery or in a transaction that a delivery follows, so only this function has to schedule
 * the next call. Never throws: the delivery is done, and the next request or the scheduler tries again.
 */
async function wakeForNext(): Promise<void> {
  try {
    const { waker } = wiring();
    const next = waker && (await findNextDue());
    if (next) await waker.wakeAt(next);
  } catch (err) {
    log.warn({ err }, 'timers.wake_not_set');
  }
}

export const sweepNow = (): Promise<number> => sweepAll(wiring(), deliverNow);
