import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const callSchema = z.object({ type: z.string() });

/** A receiver for trying webhooks: it answers every call and prints the type of each event on the terminal. */
export async function startWebhookReceiver(
  port: number,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => '');
    response.writeHead(204).end();
    say(`Webhook received: ${typeOf(body)}`);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
}

function typeOf(body: string): string {
  try {
    return callSchema.parse(JSON.parse(body)).type;
  } catch {
    return 'something that is no event';
  }
}
