import { WEBHOOK_TEST } from '@/lib/contract/webhooks';
import { clock } from '@/lib/kernel/clock';
import { log } from '@/lib/kernel/log';
import { completeItems, rescheduleItem } from './outbox-store';
import type { WebhookAnswer, WebhookCaller } from './ports';
import { type CallOutcome, type ClaimedCall, claimCalls, recordCall } from './webhook-call-store';
import { type WebhookSources, wordsOfCall } from './webhook-words';

const AT_ONCE = 20;
const GONE = 410;
/** Seconds between one attempt and the next. They add up to a day and a half; after that the call fails for good. */
const WAITS = [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 28_800, 43_200];

/** Calls the systems of others. It runs beside the outbox dispatcher, so that a slow endpoint delays no message. */
export function createWebhookCalls(caller: WebhookCaller, sources: WebhookSources) {
  let running: Promise<void> | null = null;
  let isWanted = false;

  /** Makes every call that is due. A caller that arrives during a round shares the promise and gets one more round. */
  function callPending(): Promise<void> {
    isWanted = true;
    running ??= rounds().finally(() => {
      running = null;
    });
    return running;
  }

  async function rounds(): Promise<void> {
    while (isWanted) {
      isWanted = false;
      const calls = await claimCalls(AT_ONCE);
      await Promise.all(calls.map(callOne));
      if (calls.length > 0) isWanted = true;
    }
  }

  async function callOne(call: ClaimedCall): Promise<void> {
    const outcome = call.isActive ? await outcomeOf(call) : OFF;
    await recordCall(call, outcome);
    if (outcome.state !== 'queued') return completeItems([call.itemId]);
    const wait = (WAITS[call.attempts - 1] ?? 0) * 1000;
    await rescheduleItem(call.itemId, wait, [], outcome.why ?? 'unknown');
  }

  async function outcomeOf(call: ClaimedCall): Promise<CallOutcome> {
    try {
      const body = await wordsOfCall(sources, call);
      if (body === null) return { ...OFF, why: 'nothing_left_to_tell' };
      const { url, secret } = call;
      return settled(await caller.call({ url, secret, id: `call_${call.id}`, body }), call.attempts);
    } catch (err) {
      log.error({ err, call: call.id }, 'webhook.untold');
      return settled({ isHeard: false, status: null, why: 'not_read' }, call.attempts);
    }
  }

  /** Calls an address at once, outside the outbox, and returns its answer only to the caller. */
  async function callToTest(address: { id: number; url: string; secret: string; hotelSlug: string }) {
    const timestamp = clock.now().toISOString();
    const body = JSON.stringify({ type: WEBHOOK_TEST, timestamp, data: { hotel_slug: address.hotelSlug } });
    const id = `test_${crypto.randomUUID()}`;
    return caller.call({ url: address.url, secret: address.secret, id, body });
  }

  return { callPending, callToTest };
}
export type WebhookCalls = ReturnType<typeof createWebhookCalls>;

const OFF: CallOutcome = { state: 'failed', status: null, why: 'switched_off', isGone: false };

function settled(answer: WebhookAnswer, attempts: number): CallOutcome {
  const { status } = answer;
  if (answer.isHeard) return { state: 'delivered', status, why: null, isGone: false };
  const isGone = status === GONE;
  const isOver = isGone || attempts > WAITS.length;
  return { state: isOver ? 'failed' : 'queued', status, why: answer.why, isGone };
}
