import type { Client, Receiver } from '@upstash/qstash';
import { log } from '@/lib/kernel/log';
import { withinTime } from '@/lib/kernel/within-time';
import type { Waker } from '@/lib/notifications/ports';

export type QstashAccount = {
  QSTASH_TOKEN: string;
  QSTASH_CURRENT_SIGNING_KEY: string;
  QSTASH_NEXT_SIGNING_KEY: string;
  QSTASH_URL?: string | undefined;
};

const TIMEOUT_MS = 3_000;
/**
 * The waits between two tries. They are made at once, because without an open page no later request may come to try
 * again.
 */
const WAITS_MS: readonly number[] = [300, 1_500];
/**
 * QStash repeats a call without a successful answer after 2.5, 7.5 and 22.5 seconds: the first comes when the timer of
 * a dead process is free again, the last when everything is.
 */
const RETRIES = { retries: 3, retryDelay: '2500 * pow(3, retried)' };
const CLOCKS_DIFFER_SECONDS = 30;

/** Asks QStash to call `target`, without a body, when a process must check the outbox. */
export function createQstashWaker(
  account: QstashAccount,
  target: string,
  { timeoutMs = TIMEOUT_MS, waitsMs = WAITS_MS } = {},
): Waker {
  let loading: Promise<Client> | undefined;

  async function publish(inMs: number): Promise<void> {
    loading ??= connect(account);
    const client = await loading;
    // A delay instead of a time, rounded up, because the clock of QStash differs from ours.
    const delay = Math.max(1, Math.ceil(inMs / 1000));
    await withinTime(
      client.publish({ url: target, method: 'POST', delay, ...RETRIES }),
      timeoutMs,
      () => new Error('QStash took too long.'),
    );
  }

  return {
    async wakeAt({ inMs }) {
      for (const wait of waitsMs) {
        try {
          return await publish(inMs);
        } catch (err) {
          log.warn({ err }, 'qstash.failed');
          await new Promise((resolve) => setTimeout(resolve, wait));
        }
      }
      await publish(inMs);
    },
  };
}

async function connect({ QSTASH_TOKEN: token, QSTASH_URL: baseUrl }: QstashAccount): Promise<Client> {
  const sdk = await import('@upstash/qstash');
  // The development mode would download and start a server. The SDK's own retries have no time limit.
  return new sdk.Client({
    token,
    baseUrl: baseUrl ?? 'https://qstash.upstash.io',
    devMode: false,
    retry: false,
    enableTelemetry: false,
  });
}

/**
 * Returns whether QStash signed this call to `url` with its current or its next key. The calls that we request have no
 * body.
 */
export async function isFromQstash(account: QstashAccount, signature: string, url: string): Promise<boolean> {
  const sdk = await import('@upstash/qstash');
  const receiver: Receiver = new sdk.Receiver({
    currentSigningKey: account.QSTASH_CURRENT_SIGNING_KEY,
    nextSigningKey: account.QSTASH_NEXT_SIGNING_KEY,
    devMode: false,
  });
  try {
    return await receiver.verify({ signature, body: '', url, clockTolerance: CLOCKS_DIFFER_SECONDS });
  } catch {
    return false;
  }
}
