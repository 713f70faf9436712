import Pusher from 'pusher';
import PusherClient, { type Channel } from 'pusher-js';
import { afterAll, beforeAll } from 'vitest';
import { channelAuthReplySchema } from '@/lib/contract/chat';
import type { Asked } from '@/lib/testing/call-route';
import { PUSHER } from '@/lib/testing/hotel-environment';
import { type ChannelsServer, startChannels } from '@/scripts/embedded/channels';

const FENCE = 'everything-before-has-been-heard';

export type Received = { channel: string; event: string; data: unknown };
export type Listener = {
  /** Returns the events received since the last call, in order of arrival. */
  received(): Promise<Received[]>;
};

/** Signs as the application does, with the SDK it uses. */
export function sdkSignature(socketId: string, channel: string): string {
  return new Pusher({ ...PUSHER, cluster: 'local' }).authorizeChannel(socketId, channel).auth;
}

export function sdkSignIn(socketId: string, user: string) {
  return new Pusher({ ...PUSHER, cluster: 'local' }).authenticateUser(socketId, { id: user });
}

/** Gives the tests of this file a Channels server that receives everything the application publishes. */
export function useChannels(): void {
  let server: ChannelsServer | undefined;
  const before = process.env['PUSHER_PORT'];
  beforeAll(async () => {
    server = await startChannels({ port: 0, ...PUSHER });
    process.env['PUSHER_PORT'] = String(server.port);
  });
  afterAll(async () => {
    process.env['PUSHER_PORT'] = before;
    await server?.close();
  });
}

/** Subscribes with the SDK of the browsers, authorized or refused by the application's own endpoint. */
export async function listen(
  channels: readonly string[],
  authorise: (asked: Asked) => Promise<Response>,
): Promise<Listener & { stop(): void }> {
  const client = new PusherClient(PUSHER.key, {
    cluster: 'local',
    wsHost: '127.0.0.1',
    wsPort: Number(process.env['PUSHER_PORT']),
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      endpoint: '/never-asked',
      transport: 'ajax',
      customHandler: ({ socketId, channelName }, answer) => {
        authorise({ json: { socket_id: socketId, channel_name: channelName } })
          .then((response) => response.json())
          .then((body) => answer(null, channelAuthReplySchema.parse(body)))
          .catch((error: unknown) => answer(error instanceof Error ? error : new Error('refused'), null));
      },
    },
  });
  const received: Received[] = [];
  const subscribed = await Promise.all(channels.map((name) => subscribe(client, name, received)));
  return {
    async received() {
      await reachEverybody(subscribed);
      return received.splice(0).filter(({ event }) => event !== FENCE);
    },
    stop: () => client.disconnect(),
  };
}

function subscribe(client: PusherClient, name: string, received: Received[]): Promise<Channel> {
  const channel = client.subscribe(name);
  channel.bind_global((event: string, data: unknown) => {
    if (!event.startsWith('pusher:')) received.push({ channel: name, event, data });
  });
  return new Promise((resolve, reject) => {
    channel.bind('pusher:subscription_succeeded', () => resolve(channel));
    channel.bind('pusher:subscription_error', () => reject(new Error(`${name} was refused.`)));
  });
}

/** A socket receives events in order, so a subscriber that received the fence has received everything before it. */
async function reachEverybody(channels: readonly Channel[]): Promise<void> {
  const office = new Pusher({ ...PUSHER, host: '127.0.0.1', port: process.env['PUSHER_PORT'] ?? '' });
  const fences = channels.map(
    (channel) =>
      new Promise<void>((resolve) => {
        const reached = () => {
          channel.unbind(FENCE, reached);
          resolve();
        };
        channel.bind(FENCE, reached);
      }),
  );
  await office.trigger(
    channels.map((channel) => channel.name),
    FENCE,
    {},
  );
  await Promise.all(fences);
}
