import type { PushData } from '@/lib/contract/devices';
import { clock } from '@/lib/kernel/clock';
import { log } from '@/lib/kernel/log';
import { type ClaimedRing, claimRings, type Settled, settleRings } from '../delivery-store';
import type { Delivery, PushSender, Story, Target } from '../ports';
import { pushDataOf } from '../push-wording';
import { findRingNow } from '../ring-store';
import { askedIn, type Ring, reasonOf, whomToRing } from '../whom-to-ring';

const AT_ONCE = 20;
/** What has not been begun by then is left to the next drain, so that a claim is never outlived by its batch. */
const BEGIN_WITHIN_MS = 10_000;
/** As long as Firebase would keep it for a phone that is away. */
const STALE_AFTER_MS = 3_600_000;
const COME_BACK_MS = 15_000;

/** Whoever has the page closed. Without Firebase it says so, asks the database nothing, and nothing else changes. */
export function pushTarget(sender: PushSender | null): Target {
  return {
    name: 'push',
    async deliver(story) {
      if (!sender) return [{ outcome: 'skipped', reason: 'not_configured' }];
      if (reasonOf(story) === null) return [{ outcome: 'skipped', reason: 'no_recipient' }];
      if (clock.now().getTime() - Date.parse(story.at) > STALE_AFTER_MS)
        return [{ outcome: 'skipped', reason: 'stale' }];
      const retryAfterMs = sender.msUntilOpen();
      if (retryAfterMs > 0) return [again('PushBreakerOpen', retryAfterMs)];
      try {
        return [await ringAll(sender, story)];
      } catch (cause) {
        return [{ outcome: 'failed', retry: true, cause }];
      }
    },
  };
}

async function ringAll(sender: PushSender, story: Story): Promise<Delivery> {
  const reason = reasonOf(story);
  // A call is no entry of the log. In the ledger it goes by the number of its news, which no entry can have.
  const seq = story.event?.seq ?? -story.newsId;
  const now = await findRingNow(story.conversationId, seq, clock.now());
  if (!now || reason === null) return { outcome: 'skipped', reason: 'no_recipient' };
  const rings = whomToRing(reason, seq, askedIn(story), now);
  const startedAt = new Date();
  const place = { hotelId: now.hotelId, conversationId: story.conversationId, seq };
  const { claimed, isBusy } = await claimRings(
    place,
    rings.map(({ deviceId }) => deviceId),
  );
  const settled = await ringEach(sender, story, claimed, rings);
  await settleRings(settled, startedAt);
  const failed = settled.filter(({ state }) => state === 'failed');
  if (failed.length > 0) log.error({ rings: failed.length, why: failed[0]?.why }, 'push.malformed');
  if (isBusy || settled.some(({ state }) => state === 'queued'))
    return again('PushUnfinished', isBusy ? COME_BACK_MS : 0);
  if (rings.length === 0) return { outcome: 'skipped', reason: 'no_recipient' };
  return { outcome: 'delivered' };
}

/** A fixed number of hands take one phone after another. */
async function ringEach(
  sender: PushSender,
  story: Story,
  claimed: readonly ClaimedRing[],
  rings: readonly Ring[],
): Promise<Settled[]> {
  const byDevice = new Map(rings.map((ring) => [ring.deviceId, ring]));
  const endsAt = performance.now() + BEGIN_WITHIN_MS;
  const settled: Settled[] = [];
  const waiting = claimed.values();
  async function hand(): Promise<void> {
    for (const device of waiting) {
      const ring = byDevice.get(device.deviceId);
      if (!ring) continue;
      const data = pushDataOf(story, ring, device.id);
      settled.push({ id: device.id, ...(await ringOne(sender, device, data, performance.now() > endsAt)) });
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return settled;
}

async function ringOne(sender: PushSender, device: ClaimedRing, data: PushData, isLate: boolean) {
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
