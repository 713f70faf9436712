import { createHmac } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { WEBHOOK_SECRET_PREFIX } from '@/lib/contract/webhooks';
import { clock } from '@/lib/kernel/clock';
import type { WebhookAnswer, WebhookCaller, WebhookRequest } from '@/lib/notifications/ports';
import { env } from '../env';
import { failureWord, judgeAddress } from '../outside-address';
import { lookUpPublic } from '../public-address';

/**
 * The timeout from the first byte to the status line. It is shorter than the lease of the outbox item that caused the
 * call.
 */
const TIMEOUT_MS = 10_000;

/** Calls the webhook receivers of hotels. The installation configures whether they may be in private networks. */
export function createWebhookCaller(): WebhookCaller {
  const { WEBHOOKS_TO_PRIVATE_NETWORKS, WEBHOOKS_ALLOWED_PRIVATE } = env.settings();
  return webhookCaller(WEBHOOKS_TO_PRIVATE_NETWORKS, WEBHOOKS_ALLOWED_PRIVATE);
}

/** `allowed` lists addresses with ports that may be called although they are private and without TLS. */
export function webhookCaller(everyPrivate: boolean, allowed: readonly string[] = []): WebhookCaller {
  return {
    async call(asked): Promise<WebhookAnswer> {
      const url = new URL(asked.url);
      const { mayBePrivate, refusal } = judgeAddress(url, { everyPrivate, allowed });
      if (refusal) return { isHeard: false, status: null, why: refusal };
      try {
        const status = await post(url, asked, mayBePrivate);
        // A redirect is a failure: the hotel did not configure its target.
        if (status >= 200 && status < 300) return { isHeard: true, status };
        return { isHeard: false, status, why: status >= 300 && status < 400 ? 'redirected' : 'answered' };
      } catch (error) {
        return { isHeard: false, status: null, why: failureWord(error) };
      }
    },
  };
}

function post(url: URL, { id, body, secret }: WebhookRequest, mayBePrivate: boolean): Promise<number> {
  const timestamp = Math.floor(clock.now().getTime() / 1000);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const request = send(
      url,
      {
        method: 'POST',
        signal,
        ...(mayBePrivate ? {} : { lookup: lookUpPublic }),
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          'User-Agent': 'HotelMate',
          'Webhook-Id': id,
          'Webhook-Timestamp': timestamp,
          'Webhook-Signature': signatureOf(secret, `${id}.${timestamp}.${body}`),
        },
      },
      (response) => {
        // The body is not read: the status is the whole answer.
        response.destroy();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on('error', (error) =>
      reject(signal.aborted ? Object.assign(error, { code: 'ETIMEDOUT' }) : error),
    );
    request.end(body);
  });
}

/** Signs as standardwebhooks.com specifies, so that receivers can use an existing library in any language. */
function signatureOf(secret: string, text: string): string {
  const key = Buffer.from(secret.slice(WEBHOOK_SECRET_PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}
