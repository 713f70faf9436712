import { once } from 'node:events';
import PusherServer from 'pusher';
import PusherClient, { type Channel } from 'pusher-js';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { type ChannelsServer, startChannels } from '@/scripts/embedded/channels';
import { parseJson } from './json';

export const AOIFE: Person = { id: 'guest-aoife', name: 'Aoife' };
export const BRENDAN: Person = { id: 'staff-brendan', name: 'Brendan' };

export const KILLARNEY = { appId: 'killarney', key: 'killarney-key', secret: 'killarney-secret' };

/** An attacker who knows everything about the hotel's app but its secret. */
export const FORGER = { ...KILLARNEY, secret: 'a-guess' };

export interface Person {
  readonly id: string;
  readonly name: string;
}

interface Frame {
  readonly event: string;
  readonly channel?: string;
  readonly data: unknown;
}

/** A plain WebSocket client, which can also send invalid frames. */
export interface RawSocket {
  readonly ws: WebSocket;
  readonly socketId: string;
  readonly closed: Promise<number>;
  say(event: string, data?: unknown): void;
  next(): Promise<Frame>;
}

export async function startTestServer(
  options: { port?: number; activityTimeoutSeconds?: number; pongTimeoutSeconds?: number } = {},
): Promise<ChannelsServer> {
  const server = await startChannels({ port: 0, ...KILLARNEY, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** The application's side, with the SDK that it uses. */
export function backOffice({ port }: ChannelsServer, credentials = KILLARNEY): PusherServer {
  return new PusherServer({ ...credentials, host: '127.0.0.1', port: String(port), timeout: 3_000 });
}

/** The browser's side, with the SDK that it uses. `signer` signs every requested subscription. */
export function visit(server: ChannelsServer, { id, name }: Person, signer = KILLARNEY): PusherClient {
  const office = backOffice(server, signer);
  const client = new PusherClient(KILLARNEY.key, {
    cluster: 'local',
    wsHost: '127.0.0.1',
    wsPort: server.port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      customHandler: ({ socketId, channelName }, answer) => {
        const member = { user_id: id, user_info: { name } };
        const isPresence = channelName.startsWith('presence-');
        answer(null, office.authorizeChannel(socketId, channelName, isPresence ? member : undefined));
      },
    },
    userAuthentication: {
      customHandler: ({ socketId }, answer) => answer(null, office.authenticateUser(socketId, { id, name })),
    },
  });
  onTestFinished(() => client.disconnect());
  return client;
}

interface Bindable<Event extends string> {
  bind(event: Event, callback: (data: unknown) => void): unknown;
}

export function happens<Event extends string>(source: Bindable<Event>, event: Event): Promise<unknown> {
  return new Promise((resolve) => source.bind(event, resolve));
}

export function connectUrl({ port }: ChannelsServer, key = KILLARNEY.key, query = 'protocol=7'): string {
  return `ws://127.0.0.1:${port}/app/${key}?${query}`;
}

export async function connectRaw(server: ChannelsServer, options = {}): Promise<RawSocket> {
  const ws = new WebSocket(connectUrl(server), options);
  onTestFinished(() => ws.terminate());
  const next = readFrames(ws);
  const closed = once(ws, 'close').then(([code]) => Number(code));
  const { data } = await next();
  const say = (event: string, content: unknown = {}) => ws.send(JSON.stringify({ event, data: content }));
  return { ws, socketId: (data as { socket_id: string }).socket_id, closed, say, next };
}

export async function connected(client: PusherClient): Promise<PusherClient> {
  if (client.connection.state !== 'connected') await happens(client.connection, 'connected');
  return client;
}

export async function subscribed(client: PusherClient, name: string): Promise<Channel> {
  const channel = client.subscribe(name);
  await happens(channel, 'pusher:subscription_succeeded');
  return channel;
}

/** Resolves when the server has processed everything that this client sent before. */
export async function caughtUp(client: PusherClient): Promise<void> {
  const ponged = happens(client.connection, 'message');
  client.send_event('pusher:ping', {});
  await ponged;
}

export async function ask(server: ChannelsServer, path: string, params = {}): Promise<unknown> {
  const answer = await backOffice(server).get({ path, params });
  return answer.json();
}

/** Subscribes a raw socket to a public channel. */
export async function listen(socket: RawSocket, channel: string): Promise<void> {
  socket.say('pusher:subscribe', { channel });
  const answer = await socket.next();
  if (answer.event !== 'pusher_internal:subscription_succeeded')
    throw new Error(`${channel} was refused: ${JSON.stringify(answer.data)}`);
}

function readFrames(ws: WebSocket): () => Promise<Frame> {
  const unread: Frame[] = [];
  const waiting: ((frame: Frame) => void)[] = [];
  ws.on('message', (bytes) => {
    const { data, ...rest } = JSON.parse(bytes.toString());
    const read = { ...rest, data: typeof data === 'string' ? (parseJson(data) ?? data) : data };
    const reader = waiting.shift();
    if (reader) reader(read);
    else unread.push(read);
  });
  return async () => unread.shift() ?? new Promise((resolve) => waiting.push(resolve));
}
