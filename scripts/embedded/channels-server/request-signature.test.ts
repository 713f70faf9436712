import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { call, EVENT, EVENTS, type Forgery } from './hand-signed-call';
import { backOffice, connectRaw, FORGER, KILLARNEY, listen, startTestServer } from './visitors';

describe('a signed request', () => {
  it('accepts a request that is signed as the service requires', async () => {
    expect(await call(await startTestServer(), EVENT)).toBe(200);
  });

  it.each<[string, Forgery]>([
    ['another secret', { secret: FORGER.secret }],
    ['another key', { query: { auth_key: 'dublin-key' } }],
    ['another version', { query: { auth_version: '2.0' } }],
    ['another path', { path: '/apps/killarney/batch_events', sent: { path: EVENTS } }],
    ['another query', { sent: { query: `auth_key=killarney-key&auth_version=1.0&auth_timestamp=1` } }],
    ['another body', { sent: { body: JSON.stringify({ ...EVENT, data: 'forged' }) } }],
    ['a body added to it', { query: { body_md5: '' } }],
    ['a time ten minutes ago', { query: secondsFromNow(-601) }],
    ['a time in ten minutes', { query: secondsFromNow(660) }],
    ['no time', { query: { auth_timestamp: '' } }],
    ['a time that is no number', { query: { auth_timestamp: 'Infinity' } }],
  ])('refuses a request with %s', async (_why, forgery) => {
    const server = await startTestServer();
    const listener = await connectRaw(server);
    await listen(listener, 'desk');
    expect(await call(server, EVENT, forgery)).toBe(401);
    await backOffice(server).trigger('desk', 'fence', {});
    expect((await listener.next()).event).toBe('fence');
  });

  it('accepts a request that is nine minutes late', async () => {
    expect(await call(await startTestServer(), EVENT, { query: secondsFromNow(-540) })).toBe(200);
  });

  it('refuses a request without a signature', async () => {
    const { port } = await startTestServer();
    expect((await fetch(`http://127.0.0.1:${port}${EVENTS}`, { method: 'POST', body: '{}' })).status).toBe(
      401,
    );
  });

  it.each([
    ['/apps/dublin/events', 404],
    ['/apps/killarney/nonsense', 404],
    ['/apps/killarney/channels', 404],
    ['/apps/killarney/events/more', 404],
    ['/', 404],
    ['//', 404],
    ['/apps/killarney/%zz', 400],
  ])('answers a request for %s with %i', async (path, status) => {
    expect(await call(await startTestServer(), EVENT, { path })).toBe(status);
  });

  it('refuses a request with an ambiguous parameter', async () => {
    const server = await startTestServer();
    expect(await call(server, EVENT, { query: { AUTH_KEY: KILLARNEY.key } })).toBe(400);
  });

  it('continues after a request that is cut off half way', async () => {
    const server = await startTestServer();
    const raw = connect(server.port, '127.0.0.1');
    raw.write(`POST ${EVENTS} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"name"`);
    raw.end();
    raw.resume();
    await once(raw, 'close');
    expect(await call(server, EVENT)).toBe(200);
  });
});

function secondsFromNow(seconds: number): Record<string, string> {
  return { auth_timestamp: String(Math.floor(Date.now() / 1000) + seconds) };
}
