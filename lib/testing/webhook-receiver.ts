import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

type Received = { headers: Record<string, string>; body: string };

/** Another system, which answers what it is told to and remembers what it heard. */
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
    /** What the next calls are answered, one after the other; then 204 again. */
    answer: (...next: (number | { status: number; headers: Record<string, string> })[]) =>
      answers.push(...next.map((each) => (typeof each === 'number' ? { status: each } : each))),
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
