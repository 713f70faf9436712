import { describe, expect, it } from 'vitest';
import { startChannels } from '@/scripts/embedded/channels';
import {
  AOIFE,
  ask,
  BRENDAN,
  backOffice,
  caughtUp,
  connectRaw,
  happens,
  KILLARNEY,
  listen,
  startTestServer,
  subscribed,
  visit,
} from '@/scripts/embedded/channels-server/visitors';

describe('a published event', () => {
  it('reaches every subscriber unchanged', async () => {
    const server = await startTestServer();
    const clients = [visit(server, AOIFE), visit(server, BRENDAN)];
    const channels = await Promise.all(clients.map((client) => subscribed(client, 'private-stay-204')));
    const heard = channels.map((channel) => happens(channel, 'message'));
    const message = { seq: 1, body: 'Fáilte 🍀 "quoted" \u2028' };
    await backOffice(server).trigger('private-stay-204', 'message', message);
    expect(await Promise.all(heard)).toEqual([message, message]);
  });

  it('reaches each named channel and no other', async () => {
    const server = await startTestServer();
    const aoife = visit(server, AOIFE);
    const seen: string[] = [];
    for (const name of ['desk', 'kitchen', 'garden']) {
      const channel = await subscribed(aoife, name);
      channel.bind('bell', () => seen.push(name));
    }
    const office = backOffice(server);
    await office.trigger(['desk', 'kitchen', 'empty'], 'bell', {});
    const fence = happens(aoife.channel('garden'), 'fence');
    await office.trigger('garden', 'fence', {});
    await fence;
    expect(seen).toEqual(['desk', 'kitchen']);
  });

  it('is not sent to the socket that caused it', async () => {
    const server = await startTestServer();
    const [aoife, brendan] = [visit(server, AOIFE), visit(server, BRENDAN)];
    const channels = await Promise.all([subscribed(aoife, 'desk'), subscribed(brendan, 'desk')]);
    const heard = channels.map((channel) => happens(channel, 'typing'));
    const office = backOffice(server);
    await office.trigger('desk', 'typing', 'first', { socket_id: aoife.connection.socket_id });
    await office.trigger('desk', 'typing', 'second');
    expect(await Promise.all(heard)).toEqual(['second', 'first']);
  });

  it('a batch is delivered in order, and each event excludes its own socket', async () => {
    const server = await startTestServer();
    const aoife = visit(server, AOIFE);
    const desk = await subscribed(aoife, 'desk');
    const seen: string[] = [];
    desk.bind_global((event: string) => seen.push(event));
    const last = happens(desk, 'four');
    await backOffice(server).triggerBatch([
      { channel: 'desk', name: 'one', data: 1 },
      { channel: 'desk', name: 'two', data: 2, socket_id: aoife.connection.socket_id },
      { channel: 'kitchen', name: 'three', data: 3 },
      { channel: 'desk', name: 'four', data: 4 },
    ]);
    await last;
    expect(seen).toEqual(['one', 'four']);
  });

  it('does not reach a client that has unsubscribed', async () => {
    const server = await startTestServer();
    const aoife = visit(server, AOIFE);
    const desk = await subscribed(aoife, 'desk');
    const garden = await subscribed(aoife, 'garden');
    aoife.unsubscribe('desk');
    await caughtUp(aoife);
    const seen: string[] = [];
    aoife.connection.bind('message', ({ channel }: { channel: string }) => seen.push(channel));
    const fence = happens(garden, 'fence');
    await backOffice(server).trigger([desk.name, garden.name], 'fence', {});
    await fence;
    expect(seen).toEqual(['garden']);
  });

  it('reaches two hundred subscribers in the order of publication', async () => {
    const server = await startTestServer();
    const crowd = await Promise.all(Array.from({ length: 200 }, () => connectRaw(server)));
    await Promise.all(crowd.map((socket) => listen(socket, 'lobby')));
    const office = backOffice(server);
    for (const seq of [1, 2]) await office.trigger('lobby', 'message', { seq });
    for (const socket of crowd) {
      expect([(await socket.next()).data, (await socket.next()).data]).toEqual([{ seq: 1 }, { seq: 2 }]);
    }
  });
});

describe('the Channels server', () => {
  it('restarts on the same port, and its clients subscribe again', async () => {
    const server = await startTestServer();
    const aoife = visit(server, AOIFE);
    const stay = await subscribed(aoife, 'private-stay-204');
    const again = happens(stay, 'pusher:subscription_succeeded');
    await server.close();
    const restarted = await startTestServer({ port: server.port });
    await again;
    const heard = happens(stay, 'message');
    await backOffice(restarted).trigger('private-stay-204', 'message', { seq: 2 });
    expect(await heard).toEqual({ seq: 2 });
  });

  it('releases its port although a client neither reads nor answers', async () => {
    const server = await startTestServer();
    const mute = await connectRaw(server);
    mute.ws.pause();
    await Promise.all([server.close(), server.close()]);
    const next = await startChannels({ ...KILLARNEY, port: server.port });
    await expect(next.close()).resolves.toBeUndefined();
  });

  it('refuses to start on a port that is taken', async () => {
    const { port } = await startTestServer();
    await expect(startChannels({ ...KILLARNEY, port })).rejects.toThrow('EADDRINUSE');
  });

  it('dropSockets disconnects every socket, and the server continues', async () => {
    const server = await startTestServer();
    const sockets = await Promise.all([connectRaw(server), connectRaw(server)]);
    for (const socket of sockets) await listen(socket, 'desk');
    server.closeSockets();
    expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([1006, 1006]);
    expect(await ask(server, '/channels')).toEqual({ channels: {} });
  });
});
