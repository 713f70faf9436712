import { createHash, createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type QstashKeys = { token: string; currentSigningKey: string; nextSigningKey: string };

/** A call that was accepted and is not made yet. */
type QstashMessage = {
  id: string;
  url: string;
  body: string;
  /** In milliseconds of the given clock. */
  dueAt: number;
  retries: number;
  retried: number;
  retryDelay: string | null;
};

export interface QstashServer {
  readonly port: number;
  /** The value of QSTASH_URL. */
  readonly url: string;
  /** The calls that are still to be made, the next first. */
  readonly waiting: readonly QstashMessage[];
  /** The number of calls accepted since the start; QStash charges for each. */
  taken: number;
  /** A simulated failure: an answer of that status to everything, or no answer. */
  fault: number | 'silence' | null;
  /** Makes every call that is due by the clock, with its retries. Returns the number of calls made. */
  callDue(): Promise<number>;
  close(): Promise<void>;
}

type Options = {
  port?: number;
  /** The clock, which a test can set. */
  now?: () => number;
  /** Makes a call; by default over the network. */
  call?: (request: Request) => Promise<Response>;
};

/** Accepts delayed calls and makes them, signed, as Upstash QStash does, for tests and local runs. */
export async function startQstash(keys: QstashKeys, options: Options = {}): Promise<QstashServer> {
  const { port = 0, now = Date.now, call = fetch } = options;
  let waiting: QstashMessage[] = [];
  const listener = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (server.fault === 'silence') return;
    const { status, json } = server.fault === null ? take(request, body) : refusal(server.fault);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  }

  function take({ headers, url = '', method }: IncomingMessage, body: string): Answer {
    if (headers.authorization !== `Bearer ${keys.token}`) return refusal(401);
    const target = /^\/v2\/publish\/(https?:\/\/.+)$/.exec(url)?.[1];
    if (method !== 'POST' || !target) return refusal(404);
    const name = (header: string) => headers[header]?.toString() ?? null;
    const seconds = Number(/^(\d+)s$/.exec(name('upstash-delay') ?? '0s')?.[1] ?? Number.NaN);
    const retries = Number(name('upstash-retries') ?? 3);
    if (!Number.isFinite(seconds) || !Number.isInteger(retries)) return refusal(400);
    const id = `msg_${randomUUID()}`;
    server.taken += 1;
    const retryDelay = name('upstash-retry-delay');
    const dueAt = now() + seconds * 1000;
    keep({ id, url: target, body, dueAt, retries, retried: 0, retryDelay });
    return { status: 201, json: { messageId: id, url: target } };
  }

  function keep(message: QstashMessage): void {
    waiting = [...waiting, message].sort((one, other) => one.dueAt - other.dueAt);
  }

  async function callDue(): Promise<number> {
    const due = waiting.filter(({ dueAt }) => dueAt <= now());
    waiting = waiting.filter((message) => !due.includes(message));
    for (const message of due) {
      if (await isAnswered(message)) continue;
      const { retried, retries } = message;
      if (retried < retries) keep({ ...message, retried: retried + 1, dueAt: now() + retryMs(message) });
    }
    return due.length;
  }

  async function isAnswered({ id, url, body, retried }: QstashMessage): Promise<boolean> {
    const headers = {
      'upstash-signature': signCall(keys.currentSigningKey, url, body),
      'upstash-message-id': id,
      'upstash-retried': String(retried),
      'user-agent': 'Upstash-QStash',
    };
    try {
      const response = await call(new Request(url, { method: 'POST', headers, ...(body && { body }) }));
      await response.arrayBuffer();
      return response.ok;
    } catch {
      // Nothing listens at the address, or the listener has ended.
      return false;
    }
  }

  listener.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  const taken = (listener.address() as AddressInfo).port;
  const server: QstashServer = {
    port: taken,
    url: `http://127.0.0.1:${taken}`,
    get waiting() {
      return waiting;
    },
    taken: 0,
    fault: null,
    callDue,
    async close() {
      const closed = once(listener, 'close');
      listener.close();
      listener.closeAllConnections();
      await closed;
    },
  };
  return server;
}

type Answer = { status: number; json: unknown };
const refusal = (status: number): Answer => ({ status, json: { error: 'No' } });

/**
 * Supports the part of QStash's expression language that the app uses: a number, or a number times a power of the
 * retries.
 */
function retryMs({ retryDelay, retried }: QstashMessage): number {
  const [, factor, base] = /^(\d+)(?: \* pow\((\d+), retried\))?$/.exec(retryDelay ?? '') ?? [];
  if (factor === undefined) return Math.min(86_400, Math.E ** (2.5 * (retried + 1))) * 1000;
  return Number(factor) * Number(base ?? 1) ** retried;
}

/** Signs a call with one of the two keys, as a JSON Web Token. */
export function signCall(key: string, url: string, body = '', seconds = Date.now() / 1000): string {
  const issued = Math.floor(seconds);
  const claims = {
    iss: 'Upstash',
    sub: url,
    exp: issued + 300,
    nbf: issued,
    iat: issued,
    jti: `jwt_${randomUUID()}`,
    body: createHash('sha256').update(body).digest('base64url'),
  };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}
