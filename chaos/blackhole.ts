import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';

export type Blackhole = { port: number; close(): Promise<void> };

/** Stands where Channels should be: it takes whatever it is told and tells nobody, or never answers at all. */
export async function openBlackhole(manner: 'swallow' | 'hang'): Promise<Blackhole> {
  const server = createServer((request, response) => {
    request.resume();
    if (manner === 'swallow') response.setHeader('Content-Type', 'application/json').end('{}');
  });
  // A socket that wants to be upgraded waits like everybody else.
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
