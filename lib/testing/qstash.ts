import { afterAll, beforeAll } from 'vitest';
import { POST } from '@/app/api/cron/outbox/route';
import { QSTASH, qstashVariables } from '@/lib/testing/qstash-account';
import { type QstashServer, startQstash } from '@/scripts/embedded/qstash';

type Options = { now?: () => number; call?: (request: Request) => Promise<Response> };

/** A QStash stub on loopback for the tests of this file. By default it calls the route itself. */
export function useQstash({ now, call = callTimers }: Options = {}): () => QstashServer {
  let server: QstashServer | undefined;
  beforeAll(async () => {
    server = await startQstash(QSTASH, { call, ...(now && { now }) });
    Object.assign(process.env, qstashVariables(server.url));
  });
  afterAll(async () => {
    for (const name of Object.keys(qstashVariables(''))) delete process.env[name];
    await server?.close();
  });
  return () => {
    if (!server) throw new Error('There is no QStash yet.');
    return server;
  };
}

const callTimers = (request: Request) => POST(request, { params: Promise.resolve({}) });
