import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  AOIFE,
  backOffice,
  connected,
  connectRaw,
  connectUrl,
  happens,
  startTestServer,
  visit,
} from './visitors';

describe('the handshake', () => {
  it('gives each pusher-js client a unique socket id that the SDK accepts', async () => {
    const server = await startTestServer();
    const clients = await Promise.all([1, 2, 3].map(() => connected(visit(server, AOIFE))));
    const ids = clients.map((client) => client.connection.socket_id);
    for (const id of ids) expect(id).toMatch(/^\d+\.\d+$/);
    expect(new Set(ids).size).toBe(3);
  });

  it.each([
    { why: 'an unknown key', code: 4001, key: 'dublin-key', query: 'protocol=7' },
    { why: 'another path', code: 4005, key: '../apps', query: 'protocol=7' },
    { why: 'a version that is no number', code: 4006, query: 'protocol=seven' },
    { why: 'a protocol it does not speak', code: 4007, query: 'protocol=99' },
    { why: 'no protocol', code: 4008, query: 'client=js&version=8.6.0' },
    { why: 'an empty protocol', code: 4008, query: 'protocol=' },
  ])('refuses a connection with $why by the code $code', async ({ code, key, query }) => {
    const server = await startTestServer();
    const ws = new WebSocket(connectUrl(server, key, query));
    const [closeCode] = await once(ws, 'close');
    expect(closeCode).toBe(code);
  });

  it.each(['GET //', 'GET /%zz', 'GET http://[', 'GET /app/killarney-key?%zz', 'POST /app'])(
    'continues after the request line %j',
    async (start) => {
      const server = await startTestServer();
      const raw = connect(server.port, '127.0.0.1');
      raw.on('error', () => undefined);
      raw.end(`${start} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
      raw.resume();
      await once(raw, 'close');
      await expect(connectRaw(server)).resolves.toBeDefined();
    },
  );
});

describe('a frame of a client', () => {
  it.each(['', '{', 'null', '[]', '7', '"text"', '{}', '{"event":7}', '{"event":null}', '['.repeat(20_000)])(
    'answers an invalid frame with an error and leaves the socket open (%#)',
    async (text) => {
      const server = await startTestServer();
      const socket = await connectRaw(server);
      socket.ws.send(text);
      expect(await socket.next()).toMatchObject({ event: 'pusher:error', data: { code: 4200 } });
      socket.say('pusher:ping');
      expect((await socket.next()).event).toBe('pusher:pong');
    },
  );

  it.each([
    ['pusher:subscribe', null],
    ['pusher:subscribe', { channel: ['desk'] }],
    ['pusher:subscribe', { channel: 'private-desk', auth: { toString: 1 } }],
    ['pusher:subscribe', '{"channel":'],
    ['pusher:unsubscribe', []],
    ['pusher:nonsense', {}],
    ['pusher_internal:member_added', { user_id: 'x' }],
    ['__proto__', {}],
  ])('answers a frame %s with %j by an error and leaves the socket open', async (event, data) => {
    const server = await startTestServer();
    const socket = await connectRaw(server);
    socket.say(event, data);
    expect((await socket.next()).event).toBe('pusher:error');
    socket.say('pusher:ping');
    expect((await socket.next()).event).toBe('pusher:pong');
  });

  it('accepts a frame with its data as a string, and one without data', async () => {
    const server = await startTestServer();
    const socket = await connectRaw(server);
    socket.say('pusher:subscribe', JSON.stringify({ channel: 'desk' }));
    expect((await socket.next()).event).toBe('pusher_internal:subscription_succeeded');
    socket.ws.send('{"event":"pusher:ping"}');
    expect((await socket.next()).event).toBe('pusher:pong');
  });

  it('refuses a client event and delivers it to no subscriber', async () => {
    const server = await startTestServer();
    const [aoife, listener] = [visit(server, AOIFE), visit(server, AOIFE)];
    const [mine, theirs] = [aoife, listener].map((client) => client.subscribe('private-stay-204'));
    if (!mine || !theirs) throw new Error('Both subscribe');
    await Promise.all([mine, theirs].map((channel) => happens(channel, 'pusher:subscription_succeeded')));
    const seen: string[] = [];
    theirs.bind_global((event: string) => seen.push(event));
    const refusal = happens(aoife.connection, 'error');
    mine.trigger('client-typing', {});
    expect(await refusal).toMatchObject({ data: { code: 4301 } });
    const fence = happens(theirs, 'fence');
    await backOffice(server).trigger('private-stay-204', 'fence', {});
    await fence;
    expect(seen).toEqual(['fence']);
  });

  it('closes a socket that sends a binary frame', async () => {
    const server = await startTestServer();
    const socket = await connectRaw(server);
    socket.ws.send(Buffer.from('{"event":"pusher:ping"}'));
    expect(await socket.closed).toBe(1003);
  });

  it('closes a socket that sends too large a frame, and no other socket', async () => {
    const server = await startTestServer();
    const [glutton, aoife] = [await connectRaw(server), await connectRaw(server)];
    glutton.ws.send('x'.repeat(70_000));
    expect(await glutton.closed).toBe(1009);
    aoife.say('pusher:ping');
    expect((await aoife.next()).event).toBe('pusher:pong');
  });
});
