import PusherClient from 'pusher-js';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { channelAuthReplySchema } from '@/lib/contract/chat';
import { userAuthReplySchema } from '@/lib/contract/user-auth';
import type { Asked } from '@/lib/testing/call-route';
import { PUSHER } from '@/lib/testing/hotel-environment';

type Endpoint = (asked: Asked) => Promise<Response>;
/** The endpoints that sign in a socket and sign its channels, and the channel to subscribe to. */
export type Endpoints = { userAuth: Endpoint; channelAuth: Endpoint; channel: string };

export type Connected = {
  readonly socketId: string;
  /** The names of the events received. */
  readonly received: string[];
  /** Resolves with the error code of the disconnection. */
  readonly cut: Promise<number>;
  isOpen(): boolean;
};

/** Connects as a browser page does: signed in and subscribed through the application's own endpoints. */
export async function connect({ userAuth, channelAuth, channel: name }: Endpoints): Promise<Connected> {
  const client = new PusherClient(PUSHER.key, {
    cluster: 'local',
    wsHost: '127.0.0.1',
    wsPort: Number(process.env['PUSHER_PORT']),
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      customHandler: ({ socketId, channelName }, done) => {
        void answer(channelAuth, { socket_id: socketId, channel_name: channelName }).then((body) =>
          done(null, channelAuthReplySchema.parse(body)),
        );
      },
    },
    userAuthentication: {
      customHandler: ({ socketId }, done) => {
        void answer(userAuth, { socket_id: socketId }).then((body) =>
          done(null, userAuthReplySchema.parse(body)),
        );
      },
    },
  });
  onTestFinished(() => client.disconnect());
  const cut = new Promise<number>((resolve) => {
    client.connection.bind('error', ({ data }: { data?: { code?: number } }) => resolve(data?.code ?? 0));
  });
  const received: string[] = [];
  client.signin();
  await happens(client.connection, 'connected');
  await client.user.signinDonePromise;
  const channel = client.subscribe(name);
  channel.bind_global((event: string) => {
    if (!event.startsWith('pusher:')) received.push(event);
  });
  await happens(channel, 'pusher:subscription_succeeded');
  const { socket_id: socketId } = client.connection;
  return { socketId, received, cut, isOpen: () => client.connection.state === 'connected' };
}

const frameSchema = z.object({ event: z.string(), data: z.unknown() });
const errorSchema = z.object({ code: z.number() });

/** Sends one frame on a separate socket. Returns the code of the error that it receives. */
export function sayByHand(event: string, data: unknown): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${process.env['PUSHER_PORT']}/app/${PUSHER.key}?protocol=7`);
  onTestFinished(() => socket.terminate());
  return new Promise((resolve) => {
    socket.on('message', (bytes) => {
      const frame = frameSchema.parse(JSON.parse(String(bytes)));
      if (frame.event === 'pusher:connection_established') socket.send(JSON.stringify({ event, data }));
      if (frame.event === 'pusher:error') resolve(errorSchema.parse(frame.data).code);
    });
  });
}

async function answer(endpoint: Endpoint, json: unknown): Promise<unknown> {
  return (await endpoint({ json })).json();
}

function happens(
  source: { bind(event: string, received: () => void): unknown },
  event: string,
): Promise<void> {
  return new Promise((resolve) => source.bind(event, () => resolve()));
}
