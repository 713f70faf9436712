import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import Pusher from 'pusher';
import type { PusherConfigDto } from '@/lib/contract/chat';
import type { UserAuthReplyDto } from '@/lib/contract/user-auth';
import { log } from '@/lib/kernel/log';
import type { ConnectionCutter, Delivery, Publication, RealtimePublisher } from '@/lib/notifications/ports';
import { env } from '../env';
import { realtimeBreaker } from '../realtime-breaker';
import { callsFor } from './channels-calls';

const HTTP_TIMEOUT_MS = 3_000;

const silent: RealtimePublisher & ConnectionCutter = {
  publish: async () => [{ outcome: 'skipped', reason: 'not_configured' }],
  cut: async () => [{ outcome: 'skipped', reason: 'not_configured' }],
};

/** Returns null where realtime is not configured: every browser polls. */
export function pusherConfig(): PusherConfigDto | null {
  const keys = env.pusher();
  if (!keys) return null;
  return {
    key: keys.PUSHER_KEY,
    cluster: keys.PUSHER_CLUSTER,
    ...(keys.PUSHER_HOST === undefined ? {} : { host: keys.PUSHER_HOST }),
    ...(keys.PUSHER_PORT === undefined ? {} : { port: keys.PUSHER_PORT }),
    ...(keys.PUSHER_USE_TLS === undefined ? {} : { tls: keys.PUSHER_USE_TLS }),
  };
}

export function createRealtimePublisher(): RealtimePublisher & ConnectionCutter {
  const pusher = connect();
  if (!pusher) return silent;
  const send = sendBy(pusher);
  async function call(say: () => Promise<unknown>): Promise<Delivery> {
    const retryAfterMs = realtimeBreaker.msLeft();
    if (retryAfterMs > 0) return { outcome: 'failed', retry: true, retryAfterMs, cause: new BreakerOpen() };
    try {
      await say();
      return { outcome: 'delivered' };
    } catch (cause) {
      const delivery = judge(cause);
      if (isRefusal(cause)) {
        realtimeBreaker.open();
        log.error({ status: statusOf(cause) }, 'realtime.refused');
      }
      return delivery;
    }
  }
  return {
    publish: (publications) =>
      Promise.all(callsFor(publications).map((together) => call(() => send(together)))),
    cut: async (user) => [await call(() => pusher.terminateUserConnections(user))],
  };
}

/** Signs with the SDK, which refuses malformed socket ids; our own signature code would not. */
export function signChannel(socketId: string, channel: string): string | null {
  return connect()?.authorizeChannel(socketId, channel).auth ?? null;
}

/** Only a socket that is signed in can be disconnected later. The signature reveals nothing but the user's id. */
export function signUser(socketId: string, user: string): UserAuthReplyDto | null {
  return connect()?.authenticateUser(socketId, { id: user }) ?? null;
}

const sendBy =
  (pusher: Pusher) =>
  (publications: readonly Publication[]): Promise<unknown> => {
    const [first, ...more] = publications;
    if (first && more.length === 0) return pusher.trigger([...first.channels], first.event, first.data);
    return pusher.triggerBatch(
      publications.flatMap(({ channels, event, data }) => {
        const text = JSON.stringify(data);
        return channels.map((channel) => ({ channel, name: event, data: text }));
      }),
    );
  };

class BreakerOpen extends Error {
  override name = 'BreakerOpen';
}

function connect(): Pusher | null {
  const keys = env.pusher();
  if (!keys) return null;
  const useTLS = keys.PUSHER_USE_TLS ?? true;
  return new Pusher({
    appId: keys.PUSHER_APP_ID,
    key: keys.PUSHER_KEY,
    secret: keys.PUSHER_SECRET,
    timeout: HTTP_TIMEOUT_MS,
    useTLS,
    // Without an agent the SDK makes a new TLS handshake for every event.
    agent: useTLS ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true }),
    ...(keys.PUSHER_HOST === undefined
      ? { cluster: keys.PUSHER_CLUSTER }
      : {
          host: keys.PUSHER_HOST,
          ...(keys.PUSHER_PORT === undefined ? {} : { port: String(keys.PUSHER_PORT) }),
        }),
  });
}

/**
 * 400, 413 and errors of the SDK itself are our own mistakes and would always fail. Refused keys and quotas are
 * repaired outside. Every other failure is temporary.
 */
function judge(cause: unknown): Delivery {
  const status = statusOf(cause);
  const isOurMistake = status === 400 || status === 413 || !(cause instanceof Pusher.RequestError);
  if (isOurMistake) log.error({ status }, 'realtime.malformed');
  return {
    outcome: 'failed',
    retry: !isOurMistake,
    cause,
    ...(isRefusal(cause) ? { retryAfterMs: realtimeBreaker.openMs } : {}),
  };
}

function isRefusal(cause: unknown): boolean {
  return statusOf(cause) === 401 || statusOf(cause) === 403;
}

function statusOf(cause: unknown): number | undefined {
  return cause instanceof Pusher.RequestError ? cause.status : undefined;
}
