import { after } from 'next/server';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import type { AttachmentStorage } from '@/lib/guest-chat/ports';
import {
  keepServices,
  noteService,
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
import { findNextWake, forgetArrivedWakes, forgetWakes } from '@/lib/notifications/timer-store';
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
  /** Other systems of the hotels, called by themselves. */
  webhooks: WebhookCalls;
  /** Of other systems, which hotels follow. */
  calendars: CalendarFetcher;
  announceTyping: ReturnType<typeof createTypingAnnouncer>;
  /** What a browser needs to listen; null means that everybody polls. */
  realtimeConfig: typeof pusherConfig;
  /** What a browser needs to be rung; null means that nobody is. */
  pushConfig: typeof env.firebaseWeb;
  /** Each null where its service has no account. */
  push: PushSender | null;
  mail: MailSender | null;
  signChannel: typeof signChannel;
  signUser: typeof signUser;
  isFromQstash: typeof isFromQstash;
  /** Null where files are not taken. */
  storage: AttachmentStorage | null;
  /** Null where a process stays awake by itself, or where nothing wakes one. */
  waker: Waker | null;
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

/** How many waiting rows a poll takes along: a scheduler may come only once a day, a waiting guest comes often. */
export const POLL_DRAIN = 5;

/** The fast road: as soon as this answer has left. If the process dies first, the slow roads still come by. */
export function deliverSoon(max?: number): void {
  after(() => deliverNow(max));
}

/** For whoever asked to hold their news: they have it in hand and tell it themselves. Null: somebody else does. */
export function dispatchAfterResponse(prepared: PreparedItem | null): void {
  if (prepared) after(() => deliverPreparedItem(prepared));
  else deliverSoon();
}

async function deliverPreparedItem(prepared: PreparedItem): Promise<void> {
  try {
    await wiring().notifications.deliverPrepared(prepared);
    if (prepared.notification.hasWebhooks) await wiring().webhooks.callPending();
  } catch (err) {
    // Its lease ends and the next drain takes it.
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

/**
 * For what calls from outside to run what is due. Throws where it could not, so that the caller is told and calls again.
 */
export async function runTimers(caller: 'cron' | 'qstash'): Promise<number> {
  noteService('scheduler', true);
  try {
    await (caller === 'cron' ? forgetWakes() : forgetArrivedWakes());
    const told = await deliverDue();
    // A scheduler sweeps too. QStash calls for what is due, a calendar among it.
    const read = caller === 'qstash' ? await readCalendarsNow(wiring().calendars) : 0;
    return read === 0 ? told : told + (await deliverDue());
  } finally {
    await wakeForNext();
    await keepServices();
  }
}

/**
 * Every timer is set by a delivery or in a transaction that a delivery follows, so this is the one place that has to ask
 * when the next is due. Never throws: the delivery is done, and the next request, or the scheduler, asks again.
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
