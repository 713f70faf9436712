import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';

export type Blackhole = { port: number; close(): Promise<void> };

/** A server in the place of Channels. It accepts each event and delivers none, or it never answers a request. */
export async function openBlackhole(manner: 'swallow' | 'hang'): Promise<Blackhole> {
  const server = createServer((request, response) => {
    request.resume();
    if (manner === 'swallow') response.setHeader('Content-Type', 'application/json').end('{}');
  });
  // A WebSocket upgrade gets no answer either.
  server.on('upgrade', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    port,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
