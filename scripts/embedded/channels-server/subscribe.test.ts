import PusherServer from 'pusher';
import { describe, expect, it } from 'vitest';
import {
  AOIFE,
  ask,
  BRENDAN,
  backOffice,
  connected,
  connectRaw,
  FORGER,
  happens,
  KILLARNEY,
  listen,
  startTestServer,
  subscribed,
  visit,
} from './visitors';

const STAY = 'private-stay-204';
const REFUSED = { event: 'pusher:error', data: { code: 4009 } };

describe('a private channel', () => {
  it('refuses a signature made with another secret with the error that pusher-js gets from the service', async () => {
    const server = await startTestServer();
    const mallory = visit(server, AOIFE, FORGER);
    const channel = mallory.subscribe(STAY);
    const refusal = await happens(mallory.connection, 'error');
    expect(refusal).toMatchObject({ type: 'PusherError', data: { code: 4009 } });
    expect(channel.subscribed).toBe(false);
    expect(await ask(server, '/channels')).toEqual({ channels: {} });
  });

  it('refuses a signature made for another socket or another channel', async () => {
    const server = await startTestServer();
    const [aoife, mallory] = [await connectRaw(server), await connectRaw(server)];
    const office = backOffice(server);
    mallory.say('pusher:subscribe', { ...office.authorizeChannel(aoife.socketId, STAY), channel: STAY });
    expect(await mallory.next()).toMatchObject(REFUSED);
    const other = office.authorizeChannel(mallory.socketId, 'private-stay-205');
    mallory.say('pusher:subscribe', { ...other, channel: STAY });
    expect(await mallory.next()).toMatchObject(REFUSED);
  });

  it('refuses a signature by another key', async () => {
    const server = await startTestServer();
    const mallory = await connectRaw(server);
    const dublin = backOffice(server, { ...KILLARNEY, key: 'dublin-key' });
    mallory.say('pusher:subscribe', { ...dublin.authorizeChannel(mallory.socketId, STAY), channel: STAY });
    expect(await mallory.next()).toMatchObject(REFUSED);
  });

  it.each([
    undefined,
    null,
    '',
    ':',
    'killarney-key',
    'killarney-key:',
    'killarney-key:00',
    `other-key:${'0'.repeat(64)}`,
    `killarney-key:${'0'.repeat(64)}`,
    `killarney-key:${'é'.repeat(32)}`,
  ])('refuses the channel signature %j', async (auth) => {
    const server = await startTestServer();
    const mallory = await connectRaw(server);
    mallory.say('pusher:subscribe', { channel: STAY, auth });
    expect(await mallory.next()).toMatchObject(REFUSED);
  });

  it('delivers end-to-end encrypted events', async () => {
    const server = await startTestServer();
    const aoife = await connectRaw(server);
    const office = new PusherServer({
      ...KILLARNEY,
      host: '127.0.0.1',
      port: String(server.port),
      encryptionMasterKeyBase64: Buffer.alloc(32, 7).toString('base64'),
    });
    const channel = 'private-encrypted-stay-204';
    aoife.say('pusher:subscribe', { channel });
    expect(await aoife.next()).toMatchObject(REFUSED);
    const { auth } = office.authorizeChannel(aoife.socketId, channel);
    aoife.say('pusher:subscribe', { channel, auth });
    expect((await aoife.next()).event).toBe('pusher_internal:subscription_succeeded');
    await office.trigger(channel, 'message', 'only for Aoife');
    const sealed = { nonce: expect.any(String), ciphertext: expect.any(String) };
    expect(await aoife.next()).toEqual({ event: 'message', channel, data: sealed });
  });
});

describe('a channel name', () => {
  it.each(['', 'with space', 'private/204', 'a:b', 'ünïcode', '#desk', '#server-to-user-', 'x'.repeat(165)])(
    'refuses the channel name %j',
    async (channel) => {
      const server = await startTestServer();
      const socket = await connectRaw(server);
      socket.say('pusher:subscribe', { channel });
      expect((await socket.next()).event).toBe('pusher:error');
      expect(await ask(server, '/channels')).toEqual({ channels: {} });
    },
  );

  it.each(['x'.repeat(164), 'Az09_-=@,.;'])('accepts the channel name %j', async (channel) => {
    const server = await startTestServer();
    const socket = await connectRaw(server);
    await expect(listen(socket, channel)).resolves.toBeUndefined();
  });
});

describe('a subscription', () => {
  it('refuses a second subscription to a channel and leaves the first in place', async () => {
    const server = await startTestServer();
    const socket = await connectRaw(server);
    await listen(socket, 'desk');
    socket.say('pusher:subscribe', { channel: 'desk' });
    expect((await socket.next()).event).toBe('pusher:error');
    expect(await ask(server, '/channels/desk', { info: 'subscription_count' })).toEqual({
      occupied: true,
      subscription_count: 1,
    });
  });

  it('refuses to unsubscribe a socket that is not subscribed', async () => {
    const server = await startTestServer();
    const socket = await connectRaw(server);
    socket.say('pusher:unsubscribe', { channel: 'desk' });
    expect((await socket.next()).event).toBe('pusher:error');
  });

  it('a subscription ends with its socket', async () => {
    const server = await startTestServer();
    const watcher = await subscribed(visit(server, BRENDAN), 'presence-lobby');
    const aoife = await connected(visit(server, AOIFE));
    await subscribed(aoife, 'desk');
    await subscribed(aoife, 'presence-lobby');
    const gone = happens(watcher, 'pusher:member_removed');
    aoife.disconnect();
    await gone;
    expect(await ask(server, '/channels/desk')).toEqual({ occupied: false });
  });

  it('a subscription to a cache channel starts with its last event, or with a cache miss', async () => {
    const server = await startTestServer();
    const [early, late] = [await connectRaw(server), await connectRaw(server)];
    await listen(early, 'cache-weather');
    expect(await early.next()).toEqual({ event: 'pusher:cache_miss', channel: 'cache-weather' });
    for (const sky of ['rain', 'sun']) await backOffice(server).trigger('cache-weather', 'sky', sky);
    await listen(late, 'cache-weather');
    expect(await late.next()).toEqual({ event: 'sky', channel: 'cache-weather', data: 'sun' });
  });
});
