import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createLiveFeed } from '@/lib/client/live-feed';

import { createRealtime } from '@/lib/client/realtime';
import { fakePage } from '@/lib/client/testing/screen';
import type { Asked } from '@/lib/testing/call-route';
import { PUSHER } from '@/lib/testing/hotel-environment';

type Endpoint = (asked: Asked) => Promise<Response>;
type Endpoints = {
  userAuth: Endpoint;
  channelAuth: Endpoint;
  /** Fetches the changes; the answer contains the current name of the channel. */
  fetchName(): Promise<string>;
};

export type OpenPage = {
  /** The names of the received events with content. */
  readonly received: string[];
  /** The channel name in each answer to a fetch of changes. */
  readonly names: string[];
  isLive(): boolean;
};

/** A page of the product: its socket, its live feed, and the application's own endpoints. */
export async function openPage(
  channel: string,
  { userAuth, channelAuth, fetchName }: Endpoints,
): Promise<OpenPage> {
  const server = createServer(async (request, response) => {
    const asked = { json: await json(request) };
    const answer = await (request.url === '/user-auth' ? userAuth : channelAuth)(asked);
    response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const config = { key: PUSHER.key, cluster: 'local', host: '127.0.0.1', tls: false };
  const realtime = createRealtime(
    { ...config, port: Number(process.env['PUSHER_PORT']) },
    `http://127.0.0.1:${port}/auth`,
  );
  onTestFinished(() => realtime.close());
  const received: string[] = [];
  const names: string[] = [];
  const feed = createLiveFeed({
    channel,
    realtime,
    page: fakePage().page,
    async fetchChanges() {
      const name = await fetchName();
      names.push(name);
      return name;
    },
    onEvent: (event) => received.push(event),
    onChange: () => undefined,
    onWake: () => undefined,
  });
  onTestFinished(feed.start());
  return { received, names, isLive: () => feed.connection() === 'live' };
}
