import { clock } from '@/lib/kernel/clock';
import { log } from '@/lib/kernel/log';
import { endTimedAccess } from './access-ended-store';
import { createCompletionBatcher } from './completion-batcher';
import { isFailure, isKept, nameOf } from './delivery-outcomes';
import { ACCESS_TIMER, HOTEL_CHANGED, STAY_CHANGED } from './item-types';
import { claimItems, deadLetterItem, rescheduleItem } from './outbox-store';
import type { ClaimedItem, NotificationPayload, PayloadLoader, PreparedItem, Target } from './ports';
import { retryDelayMs } from './retry-delay';
import { recordLateness } from './timer-lateness-store';

const BATCH = 50;
const DRAINS_AT_ONCE = 4;
/**
 * How often a fast-path delivery also looks for items that other processes left: where no other process runs, they
 * would stay undelivered.
 */
const LOOK_AROUND_EVERY_MS = 1_000;

/** The outbox dispatcher: the only way from an outbox item to Pusher, FCM and the other targets. */
export function createNotificationManager(loadPayloads: PayloadLoader, targets: readonly Target[]) {
  let drains = 0;
  let isWanted = false;
  let claimedAt = 0;
  let claiming: Promise<void> | null = null;
  let following: Promise<number> | null = null;
  const complete = createCompletionBatcher();

  /**
   * Delivers what is due, at most `max` rows. Any process may call it at any time: leases keep two callers from
   * delivering the same item at once. Callers that arrive during a claim share the next one. A few drains may run side
   * by side, so that one hanging call does not delay what came after it.
   */
  function deliverPending(max = Number.POSITIVE_INFINITY): Promise<number> {
    if (claiming === null || max !== Number.POSITIVE_INFINITY) return drain(max);
    following ??= claiming.then(() => {
      following = null;
      return drain(max);
    });
    return following;
  }

  async function drain(max: number): Promise<number> {
    if (drains >= DRAINS_AT_ONCE) {
      isWanted = true;
      return 0;
    }
    drains += 1;
    let delivered = 0;
    try {
      do {
        isWanted = false;
        const batch = await claim(Math.min(BATCH, max - delivered));
        if (batch.length > 0) await deliverBatch(batch);
        delivered += batch.length;
        if (batch.length === BATCH) isWanted = true;
      } while (isWanted && delivered < max);
      return delivered;
    } finally {
      drains -= 1;
    }
  }

  function claim(limit: number): Promise<ClaimedItem[]> {
    claimedAt = clock.now().getTime();
    const claimed = claimItems(limit);
    function done() {
      if (claiming === mine) claiming = null;
    }
    const mine = claimed.then(done, done);
    claiming = mine;
    return claimed;
  }

  /**
   * Delivers an item that its writer claimed together with the write: it needs no second claim and no payload loader.
   */
  async function deliverPrepared({ item, notification }: PreparedItem): Promise<void> {
    if (await deliverOne(item, notification)) await complete([item.id]);
    if (clock.now().getTime() - claimedAt > LOOK_AROUND_EVERY_MS) await deliverPending();
  }

  async function deliverBatch(batch: readonly ClaimedItem[]): Promise<void> {
    const { notifications, notLoaded } = await loadAll(batch);
    const done = await Promise.all(
      inConversations(batch.filter((item) => !notLoaded.has(item.id))).map(async (queue) => {
        const completed: number[] = [];
        for (const item of queue) {
          if (await deliverOne(item, notifications.get(item.id))) completed.push(item.id);
        }
        return completed;
      }),
    );
    await complete(done.flat());
    await recordLateness(batch.flatMap(({ lateMs }) => lateMs ?? []));
  }

  /**
   * Loads all payloads at once. If that fails, loads them one by one, so that an item whose payload cannot be loaded
   * delays only itself.
   */
  async function loadAll(batch: readonly ClaimedItem[]) {
    const notLoaded = new Set<number>();
    try {
      return { notifications: await loadPayloads(batch), notLoaded };
    } catch (err) {
      log.error({ err, rows: batch.length }, 'delivery.untold');
    }
    const notifications = new Map<number, NotificationPayload>();
    for (const item of batch) {
      try {
        for (const [id, notification] of await loadPayloads([item])) notifications.set(id, notification);
      } catch (cause) {
        notLoaded.add(item.id);
        await rescheduleItem(
          item.id,
          retryDelayMs(item.attempts),
          item.completedTargets,
          `payload: ${nameOf(cause)}`,
        );
      }
    }
    return { notifications, notLoaded };
  }

  /** The rows that result from the end of the access are separate items, which this drain delivers too. */
  async function endTimed({ id, attempts, completedTargets }: ClaimedItem): Promise<void> {
    try {
      await endTimedAccess(id);
      isWanted = true;
    } catch (cause) {
      await rescheduleItem(id, retryDelayMs(attempts), completedTargets, `timer: ${nameOf(cause)}`);
    }
  }

  async function deliverOne(
    item: ClaimedItem,
    notification: NotificationPayload | undefined,
  ): Promise<boolean> {
    if (item.type === ACCESS_TIMER) {
      await endTimed(item);
      return false;
    }
    const work = workOf(item, notification);
    if (!work) return true;
    const open = targets.filter((target) => !item.completedTargets.includes(target.name));
    const results = await Promise.all(
      open.map(async (target) => ({ target, deliveries: await work(target) })),
    );
    const kept = results.flatMap(({ deliveries }) => deliveries.filter(isKept));
    if (kept.length > 0) {
      // The call of an escalation step is due at once. Where no process stays awake, the next drain may be far off.
      if (kept.some(({ hasQueued }) => hasQueued)) isWanted = true;
      return false;
    }
    const failures = results.flatMap(({ target, deliveries }) =>
      deliveries.filter(isFailure).map((failure) => ({ target, failure })),
    );
    if (failures.length === 0) return true;
    for (const { target, failure } of failures) {
      log.warn(
        {
          target: target.name,
          item: item.id,
          attempts: item.attempts,
          retry: failure.retry,
          cause: failure.cause,
        },
        'delivery.failed',
      );
    }
    const reason = failures
      .map(({ target, failure }) => `${target.name}: ${nameOf(failure.cause)}`)
      .join('; ');
    const toRetry = failures.filter(({ failure }) => failure.retry);
    if (toRetry.length === 0) {
      await deadLetterItem(item.id, reason);
      return false;
    }
    const retried = new Set(toRetry.map(({ target }) => target.name));
    const completed = targets.map((target) => target.name).filter((name) => !retried.has(name));
    const askedFor = Math.max(0, ...toRetry.map(({ failure }) => failure.retryAfterMs ?? 0));
    await rescheduleItem(item.id, retryDelayMs(item.attempts, askedFor), completed, reason);
    return false;
  }

  return { deliverPending, deliverPrepared };
}

/** Returns the work of a target for this item; null when nothing is left to do. */
function workOf(item: ClaimedItem, notification: NotificationPayload | undefined) {
  const { type, hotelId, cutUser, changedChannel, changedBookingId: bookingId = null } = item;
  if (cutUser) return async (target: Target) => (await target.cut?.(cutUser)) ?? [];
  if (changedChannel) return async (target: Target) => (await target.announceChange?.(changedChannel)) ?? [];
  if (type === HOTEL_CHANGED || (type === STAY_CHANGED && bookingId !== null))
    return async (target: Target) => (await target.announceContext?.({ hotelId, bookingId })) ?? [];
  return notification ? (target: Target) => target.deliver(notification) : null;
}

/** Items of one conversation are delivered in order; conversations do not wait for each other. */
function inConversations(batch: readonly ClaimedItem[]): ClaimedItem[][] {
  const queues = new Map<number | string, ClaimedItem[]>();
  for (const item of batch) {
    const queue = item.conversationId ?? `news-${item.id}`;
    queues.set(queue, [...(queues.get(queue) ?? []), item]);
  }
  return [...queues.values()];
}
