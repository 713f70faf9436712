import { describe, expect, it } from 'vitest';
import { ask, backOffice, connectRaw, listen, startTestServer } from './visitors';

describe('the HTTP API for channels', () => {
  it('lists the channels with subscribers, by prefix', async () => {
    const server = await startTestServer();
    const listener = await connectRaw(server);
    for (const name of ['desk', 'desk-2', 'garden']) await listen(listener, name);
    expect(await ask(server, '/channels', { filter_by_prefix: 'desk' })).toEqual({
      channels: { desk: {}, 'desk-2': {} },
    });
  });

  it('counts the users of presence channels', async () => {
    const server = await startTestServer();
    const socket = await connectRaw(server);
    const channel = 'presence-lobby';
    const signed = backOffice(server).authorizeChannel(socket.socketId, channel, { user_id: '__proto__' });
    socket.say('pusher:subscribe', { ...signed, channel });
    await socket.next();
    const params = { filter_by_prefix: 'presence-', info: 'user_count' };
    expect(await ask(server, '/channels', params)).toEqual({
      channels: { 'presence-lobby': { user_count: 1 } },
    });
    expect(await ask(server, '/channels/presence-lobby/users')).toEqual({ users: [{ id: '__proto__' }] });
  });

  it('reports that a channel has no subscribers', async () => {
    const server = await startTestServer();
    expect(await ask(server, '/channels/desk', { info: 'subscription_count' })).toEqual({
      occupied: false,
      subscription_count: 0,
    });
    expect(await ask(server, '/channels/presence-lobby/users')).toEqual({ users: [] });
  });

  it.each([
    ['/channels', { info: 'user_count' }],
    ['/channels', { info: 'user_count', filter_by_prefix: 'private-' }],
    ['/channels', { info: 'nonsense' }],
    ['/channels/desk', { info: 'user_count' }],
    ['/channels/desk/users', {}],
    ['/channels/a:b', {}],
  ])('refuses a request for %s with %j', async (path, params) => {
    await expect(backOffice(await startTestServer()).get({ path, params })).rejects.toMatchObject({
      status: 400,
    });
  });
});
