import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

type Received = { headers: Record<string, string>; body: string };

/** A stub of another system that answers as configured and records what it received. */
export async function startReceiver(port = 0) {
  const received: Received[] = [];
  const answers: { status: number; headers?: Record<string, string> }[] = [];
  const server = createServer(async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    received.push({ headers, body: await text(request) });
    const { status, headers: more } = answers.shift() ?? { status: 204 };
    response.writeHead(status, more).end();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}/in`,
    received,
    /** Sets the answers to the next calls, one after the other; afterwards it answers 204 again. */
    answer: (...next: (number | { status: number; headers: Record<string, string> })[]) =>
      answers.push(...next.map((each) => (typeof each === 'number' ? { status: each } : each))),
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
