import { describe, expect, it } from 'vitest';
import { call, EVENT } from './hand-signed-call';
import { backOffice, connectRaw, listen, startTestServer } from './visitors';

describe('a triggered event', () => {
  it.each([
    ['that is not JSON', '{"name"'],
    ['without a name', { channel: 'desk', data: '{}' }],
    ['without data', { name: 'message', channel: 'desk' }],
    ['with data that is no string', { ...EVENT, data: { seq: 1 } }],
    ['without a channel', { name: 'message', data: '{}' }],
    ['with both spellings of its channels', { ...EVENT, channels: ['desk'] }],
    ['for no channels', { name: 'message', data: '{}', channels: [] }],
    [
      'for 101 channels',
      { name: 'message', data: '{}', channels: Array.from({ length: 101 }, (_, n) => `c${n}`) },
    ],
    ['for a channel with a forbidden name', { ...EVENT, channel: 'a b' }],
    ['for a channel with a name of 165 characters', { ...EVENT, channel: 'x'.repeat(165) }],
    ['with a name of 201 characters', { ...EVENT, name: 'x'.repeat(201) }],
    ['in the name of the protocol', { ...EVENT, name: 'pusher_internal:member_added' }],
    ['that excludes no socket id', { ...EVENT, socket_id: '1.1:private-x' }],
    ['that asks for an unknown count', { ...EVENT, info: 'secret_count' }],
  ])('refuses an event %s', async (_why, body) => {
    expect(await call(await startTestServer(), body)).toBe(400);
  });

  it('refuses an event with more than 10 kB of data, counted in bytes', async () => {
    const office = backOffice(await startTestServer());
    const response = await office.trigger('desk', 'message', 'é'.repeat(5_120));
    expect(response.status).toBe(200);
    await expect(office.trigger('desk', 'message', 'é'.repeat(5_121))).rejects.toMatchObject({ status: 413 });
  });

  it('answers 413 to a body of more than a megabyte', async () => {
    expect(await call(await startTestServer(), 'x'.repeat(3_000_000))).toBe(413);
  });

  it('delivers 10 kB that need escaping to a hundred channels at once', async () => {
    const server = await startTestServer();
    const listener = await connectRaw(server);
    await listen(listener, 'c99');
    const channels = Array.from({ length: 100 }, (_, n) => `c${n}`);
    const data = '\u0001'.repeat(10_240);
    await backOffice(server).trigger(channels, 'message', data);
    expect(await listener.next()).toEqual({ event: 'message', channel: 'c99', data });
  });

  it('answers an event with the requested counts', async () => {
    const server = await startTestServer();
    const listener = await connectRaw(server);
    await listen(listener, 'desk');
    const info = 'user_count,subscription_count';
    const answer = await backOffice(server).trigger(['desk', 'presence-lobby'], 'message', {}, { info });
    expect(await answer.json()).toEqual({
      channels: {
        desk: { subscription_count: 1 },
        'presence-lobby': { user_count: 0, subscription_count: 0 },
      },
    });
  });
});

describe('a batch of events', () => {
  it.each<[number, string, unknown]>([
    [400, 'of none', { batch: [] }],
    [400, 'of eleven', { batch: Array(11).fill(EVENT) }],
    [400, 'that is none', [EVENT]],
    [400, 'with one bad name', { batch: [EVENT, { ...EVENT, channel: 'a b' }] }],
    [413, 'with one event too large', { batch: [EVENT, { ...EVENT, data: 'x'.repeat(10_241) }] }],
  ])('refuses a whole batch with %i when it is one %s', async (status, _why, body) => {
    const server = await startTestServer();
    const listener = await connectRaw(server);
    await listen(listener, 'desk');
    expect(await call(server, body, { path: '/apps/killarney/batch_events' })).toBe(status);
    await backOffice(server).trigger('desk', 'fence', {});
    expect((await listener.next()).event).toBe('fence');
  });

  it('accepts a batch of ten events of 10 kB', async () => {
    const batch = Array.from({ length: 10 }, () => ({ ...EVENT, data: 'x'.repeat(10_240) }));
    expect((await backOffice(await startTestServer()).triggerBatch(batch)).status).toBe(200);
  });

  it('answers a batch with the counts requested by each event', async () => {
    const answer = await backOffice(await startTestServer()).triggerBatch([
      { ...EVENT, info: 'subscription_count' },
      { ...EVENT },
    ]);
    expect(await answer.json()).toEqual({ batch: [{ subscription_count: 0 }, {}] });
  });
});
