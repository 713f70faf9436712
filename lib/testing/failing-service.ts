import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

export type FailingService = {
  readonly port: number;
  /** How it answers from now on: with a status, or never. */
  answer: number | 'never';
  /** The number of requests so far. */
  calls: number;
  close(): Promise<void>;
};

/** Starts a service on loopback that answers every request in the configured way. */
export async function startFailingService(): Promise<FailingService> {
  const server = createServer((request, response) => {
    service.calls += 1;
    request.resume();
    if (service.answer === 'never') return;
    response.writeHead(service.answer, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const service: FailingService = {
    port: (server.address() as AddressInfo).port,
    answer: 200,
    calls: 0,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return service;
}

/** Gives the tests of this file a stub of Channels that counts requests and answers as configured. */
export function useFailingChannels(): () => FailingService {
  let service: FailingService | undefined;
  const before = process.env['PUSHER_PORT'];
  beforeAll(async () => {
    service = await startFailingService();
    process.env['PUSHER_PORT'] = String(service.port);
  });
  afterAll(async () => {
    process.env['PUSHER_PORT'] = before;
    await service?.close();
  });
  return () => {
    if (!service) throw new Error('Nothing is in the place of Channels yet.');
    return service;
  };
}
