import { once } from 'node:events';
import Pusher from 'pusher';
import PusherClient from 'pusher-js';
import { WebSocket } from 'ws';
import type { Stack } from '@/chaos/stack';
import { conversationChannel, REALTIME_EVENTS } from '@/lib/contract/channels';
import { guestApi } from '@/lib/contract/paths';
import { bareInsert } from './baselines';
import type { Found } from './figure';
import { type Fixture, roundRobin } from './fixture';
import { measureTogether } from './measure';

const LATEST_MS = 10_000;
const FLOOR_CHANNEL = 'private-bench-floor';
const FLOOR_EVENT = 'message';

/** The time from the guest's send to the frame on the staff member's socket. */
export async function benchSocket({ stack, http, sql, hotel, effort }: Fixture): Promise<Found> {
  const post = postbox();
  const sdk = serverSdk(stack);
  const desk = listenAsDesk(
    stack,
    sdk,
    hotel.stays.map((stay) => conversationChannel(stay.slug, stay.conversationId ?? 0)),
    post.arrived,
  );
  const raw = await listenRaw(stack, sdk, post.arrived);
  try {
    await desk.ready;
    const nextStay = roundRobin(hotel.stays);
    const insert = await bareInsert(sql, hotel);
    const ours = async () => {
      const { slug, token } = nextStay();
      const id = crypto.randomUUID();
      const received = post.expect(id);
      await http.post(guestApi.messages(slug), token, {
        message: 'Is the pool open?',
        client_message_id: id,
      });
      await received;
    };
    const floor = async () => {
      const id = crypto.randomUUID();
      const received = post.expect(id);
      await insert();
      await sdk.trigger(FLOOR_CHANNEL, FLOOR_EVENT, { client_message_id: id });
      await received;
    };
    const measured = await measureTogether({ ours, floor }, effort);
    const floorIs = 'INSERT by pg, trigger by HTTP, frame on a raw socket, in one process';
    return {
      figures: [
        {
          what: 'send → frame on the other side, p50',
          unit: 'ms',
          ours: measured.ours.p50,
          floor: measured.floor.p50,
          floorIs,
          goal: '≤ 4.0×',
        },
        {
          what: 'send → frame on the other side, p95',
          unit: 'ms',
          ours: measured.ours.p95,
          floor: measured.floor.p95,
          floorIs,
          goal: '≤ 4.0×',
        },
      ],
      notes: [
        `${measured.ours.samples} sends; the desk listens with pusher-js to ${hotel.stays.length} channels.`,
      ],
    };
  } finally {
    desk.close();
    raw.close();
  }
}

/** Matches each arrival with its send, over either socket. */
function postbox() {
  const expected = new Map<string, () => void>();
  return {
    arrived(id: string) {
      expected.get(id)?.();
      expected.delete(id);
    },
    expect(id: string): Promise<void> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('A message was sent and never heard.')), LATEST_MS);
        expected.set(id, () => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}

function serverSdk({ account, pusher }: Stack): Pusher {
  return new Pusher({ ...account, host: '127.0.0.1', port: String(pusher.port), useTLS: false });
}

/** The real client. It signs its own subscriptions, because the app limits those of one person in a minute. */
function listenAsDesk(
  { pusher }: Stack,
  sdk: Pusher,
  channels: readonly string[],
  arrived: (id: string) => void,
) {
  const client = new PusherClient(pusher.key, {
    cluster: pusher.cluster,
    wsHost: '127.0.0.1',
    wsPort: pusher.port ?? 0,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId, channelName }, done) =>
        done(null, sdk.authorizeChannel(socketId, channelName)),
    },
  });
  const subscribed = channels.map((name) => {
    const channel = client.subscribe(name);
    channel.bind(REALTIME_EVENTS.message_created, (data: unknown) => {
      const id = clientIdIn(data);
      if (id !== null) arrived(id);
    });
    return new Promise<void>((resolve, reject) => {
      channel.bind('pusher:subscription_succeeded', () => resolve());
      channel.bind('pusher:subscription_error', reject);
    });
  });
  return { ready: Promise.all(subscribed), close: () => client.disconnect() };
}

async function listenRaw({ pusher }: Stack, sdk: Pusher, arrived: (id: string) => void) {
  const socket = new WebSocket(
    `ws://127.0.0.1:${pusher.port}/app/${pusher.key}?protocol=7&client=bench&version=1`,
  );
  const [greeting] = await once(socket, 'message');
  const socketId = String(field(dataIn(greeting), 'socket_id'));
  const { auth } = sdk.authorizeChannel(socketId, FLOOR_CHANNEL);
  socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel: FLOOR_CHANNEL, auth } }));
  await once(socket, 'message');
  socket.on('message', (frame: Buffer) => {
    const id = field(dataIn(frame), 'client_message_id');
    if (typeof id === 'string') arrived(id);
  });
  return { close: () => socket.terminate() };
}

/** Returns the data of a frame, which is JSON inside JSON. */
function dataIn(frame: unknown): unknown {
  const data = field(JSON.parse(String(frame)), 'data');
  return typeof data === 'string' ? JSON.parse(data) : data;
}

function clientIdIn(envelope: unknown): string | null {
  const id = field(field(envelope, 'payload'), 'client_message_id');
  return typeof id === 'string' ? id : null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}
