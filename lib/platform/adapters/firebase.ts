import type { Agent } from 'node:https';
import type { App, Credential } from 'firebase-admin/app';
import { log } from '@/lib/kernel/log';
import { withinTime } from '@/lib/kernel/within-time';
import type { PushOutcome, PushSender } from '@/lib/notifications/ports';
import { env } from '../env';
import { judgePush, pushCode } from './push-answers';

const HTTP_TIMEOUT_MS = 5_000;
const TTL_SECONDS = '3600';
const BREAKER_MS = 60_000;

type FcmConnection = { projectId: string; credential: Credential; httpAgent?: Agent; timeoutMs?: number };

/** Returns null where push is not configured, so that callers skip the push entirely. */
export function createPushSender(): PushSender | null {
  const account = env.firebase();
  if (!account) return null;
  return pushSenderBy(async () => {
    const { cert } = await import('firebase-admin/app');
    const { project_id: projectId, client_email: clientEmail, private_key: privateKey } = account;
    return { projectId, credential: cert({ projectId, clientEmail, privateKey }) };
  });
}

/**
 * Sends one request per device: `sendEach` uses HTTP/2, which honours neither our agent nor our timeout. The app is
 * initialized with the first push, so that a process without push never loads the SDK.
 */
export function pushSenderBy(connect: () => Promise<FcmConnection>): PushSender {
  let opened: Promise<{ app: App; timeoutMs: number }> | null = null;
  let openUntil = 0;

  async function open() {
    const { initializeApp } = await import('firebase-admin/app');
    const { timeoutMs = HTTP_TIMEOUT_MS, ...options } = await connect();
    return { app: initializeApp(options, `push-${crypto.randomUUID()}`), timeoutMs };
  }

  return {
    msUntilOpen: () => Math.max(0, openUntil - Date.now()),
    async send({ value }, data): Promise<PushOutcome> {
      if (openUntil > Date.now()) return { state: 'again', why: 'breaker_open' };
      try {
        opened ??= open();
        const { app, timeoutMs } = await opened;
        const { getMessaging } = await import('firebase-admin/messaging');
        // Firebase accepts up to 32 characters for a topic: the newest alert of a conversation replaces the previous
        // one.
        const headers = { Urgency: 'high', TTL: TTL_SECONDS, Topic: `c${data.conversation_id}` };
        const sent = getMessaging(app).send({ token: value, data, webpush: { headers } });
        await withinTime(sent, timeoutMs, () => new PushTimeout());
        return { state: 'accepted' };
      } catch (cause) {
        const outcome = judgePush(cause);
        // Refused keys would be refused for every other phone too, so further tries would only cost.
        if (outcome.state === 'again' && outcome.isRefusal) {
          openUntil = Date.now() + BREAKER_MS;
          log.error({ code: pushCode(cause) }, 'push.refused');
        }
        return outcome;
      }
    },
  };
}

class PushTimeout extends Error {
  readonly code = 'timeout';
}
