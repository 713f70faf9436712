import type { PushData } from '@/lib/contract/devices';
import { clock } from '@/lib/kernel/clock';
import { log } from '@/lib/kernel/log';
import { type ClaimedPush, claimPushes, completePushes, type Settled } from '../delivery-store';
import type { Delivery, NotificationPayload, PushSender, Target } from '../ports';
import { findPushSituation } from '../push-situation-store';
import { pushDataOf } from '../push-wording';
import { askedIn, type PushContent, reasonOf, selectRecipients } from '../select-recipients';

const AT_ONCE = 20;
/** A push that has not begun by then is left to the next drain, so that no claim expires before its batch ends. */
const BEGIN_WITHIN_MS = 10_000;
/** As long as Firebase would store it for a device that is offline. */
const STALE_AFTER_MS = 3_600_000;
const COME_BACK_MS = 15_000;

/** Pushes to recipients whose page is closed. Without Firebase it skips as not configured and queries no database. */
export function pushTarget(sender: PushSender | null): Target {
  return {
    name: 'push',
    async deliver(notification) {
      if (!sender) return [{ outcome: 'skipped', reason: 'not_configured' }];
      if (reasonOf(notification) === null) return [{ outcome: 'skipped', reason: 'no_recipient' }];
      if (clock.now().getTime() - Date.parse(notification.at) > STALE_AFTER_MS)
        return [{ outcome: 'skipped', reason: 'stale' }];
      const retryAfterMs = sender.msUntilOpen();
      if (retryAfterMs > 0) return [again('PushBreakerOpen', retryAfterMs)];
      try {
        return [await pushToAll(sender, notification)];
      } catch (cause) {
        return [{ outcome: 'failed', retry: true, cause }];
      }
    },
  };
}

async function pushToAll(sender: PushSender, notification: NotificationPayload): Promise<Delivery> {
  const reason = reasonOf(notification);
  // A call has no entry in the log. Its delivery uses the negative id of its outbox item, which no entry can have.
  const seq = notification.event?.seq ?? -notification.itemId;
  const now = await findPushSituation(notification.conversationId, seq, clock.now());
  if (!now || reason === null) return { outcome: 'skipped', reason: 'no_recipient' };
  const rings = selectRecipients(reason, seq, askedIn(notification), now);
  const startedAt = new Date();
  const place = { hotelId: now.hotelId, conversationId: notification.conversationId, seq };
  const { claimed, isBusy } = await claimPushes(
    place,
    rings.map(({ deviceId }) => deviceId),
  );
  const settled = await pushEach(sender, notification, claimed, rings);
  await completePushes(settled, startedAt);
  const failed = settled.filter(({ state }) => state === 'failed');
  if (failed.length > 0) log.error({ rings: failed.length, why: failed[0]?.why }, 'push.malformed');
  if (isBusy || settled.some(({ state }) => state === 'queued'))
    return again('PushUnfinished', isBusy ? COME_BACK_MS : 0);
  if (rings.length === 0) return { outcome: 'skipped', reason: 'no_recipient' };
  return { outcome: 'delivered' };
}

/** A fixed number of workers take one device after another. */
async function pushEach(
  sender: PushSender,
  notification: NotificationPayload,
  claimed: readonly ClaimedPush[],
  rings: readonly PushContent[],
): Promise<Settled[]> {
  const byDevice = new Map(rings.map((ring) => [ring.deviceId, ring]));
  const endsAt = performance.now() + BEGIN_WITHIN_MS;
  const settled: Settled[] = [];
  const waiting = claimed.values();
  async function hand(): Promise<void> {
    for (const device of waiting) {
      const ring = byDevice.get(device.deviceId);
      if (!ring) continue;
      const data = pushDataOf(notification, ring, device.id);
      settled.push({ id: device.id, ...(await pushOne(sender, device, data, performance.now() > endsAt)) });
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return settled;
}

async function pushOne(sender: PushSender, device: ClaimedPush, data: PushData, isLate: boolean) {
  if (isLate) return { state: 'queued', why: 'no_time' } as const;
  const outcome = await sender.send(device, data);
  if (outcome.state === 'accepted') return { state: outcome.state, why: null };
  return { state: outcome.state === 'again' ? 'queued' : outcome.state, why: outcome.why } as const;
}

function again(name: string, retryAfterMs: number): Delivery {
  const cause = new Error(name);
  cause.name = name;
  return { outcome: 'failed', retry: true, retryAfterMs, cause };
}
