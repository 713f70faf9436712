import { once } from 'node:events';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startReceiver } from '@/lib/testing/webhook-receiver';
import { isPublic, lookUpPublic } from '../public-address';
import { webhookCaller } from './webhooks';

const SECRET = `whsec_${Buffer.from('k'.repeat(32)).toString('base64')}`;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

const call = (url: string, mayBePrivate = true) =>
  webhookCaller(mayBePrivate).call({ url, secret: SECRET, id: 'call_1', body: '{"type":"webhook.test"}' });

describe('a webhook call', () => {
  it('signs a call so that the standard library verifies it, and refuses any change', async () => {
    expect(await call(receiver.url)).toEqual({ isHeard: true, status: 204 });
    const { headers, body } = receiver.received.at(-1) ?? { headers: {}, body: '' };
    const verifier = new Webhook(SECRET);
    expect(verifier.verify(body, headers)).toEqual({ type: 'webhook.test' });
    expect(() => verifier.verify(`${body} `, headers)).toThrow();
    expect(() =>
      new Webhook(`whsec_${Buffer.from('x'.repeat(32)).toString('base64')}`).verify(body, headers),
    ).toThrow();
  });

  it.each([
    [500, 'answered'],
    [404, 'answered'],
    [410, 'answered'],
  ])('counts a call that is answered %i as not delivered', async (status, why) => {
    receiver.answer(status);
    expect(await call(receiver.url)).toEqual({ isHeard: false, status, why });
  });

  it('does not read the response body, even one that never ends', async () => {
    const talker = createServer((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.on('close', () => clearInterval(timer));
    }).listen(0, '127.0.0.1');
    await once(talker, 'listening');
    const { port } = z.object({ port: z.number() }).parse(talker.address());
    expect(await call(`http://127.0.0.1:${port}/`)).toEqual({ isHeard: true, status: 200 });
    talker.closeAllConnections();
    talker.close();
  });

  it('follows no redirect', async () => {
    const before = receiver.received.length;
    receiver.answer({ status: 302, headers: { location: receiver.url } });
    expect(await call(receiver.url)).toEqual({ isHeard: false, status: 302, why: 'redirected' });
    expect(receiver.received.length).toBe(before + 1);
  });

  it('reports an unreachable receiver without its address', async () => {
    expect(await call('http://127.0.0.1:1/in')).toEqual({ isHeard: false, status: null, why: 'not_reached' });
  });
});

describe('private networks', () => {
  it.each([
    ...['https://127.0.0.1/', 'https://127.1/', 'https://2130706433/', 'https://0x7f000001/', 'https://0/'],
    ...[
      'https://10.0.0.8/',
      'https://172.20.1.1/',
      'https://192.168.1.1/',
      'https://169.254.169.254/latest/',
    ],
    ...['https://100.64.0.1/', 'https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://[fd00::1]/'],
    ...['https://[fe80::1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2002:7f00:1::]/', 'https://224.0.0.1/'],
  ])('never calls a private address: %s', async (url) => {
    expect(await call(url, false)).toEqual({ isHeard: false, status: null, why: 'private_address' });
  });

  it('does not reach a private network by a name that resolves to it', async () => {
    expect(await call('https://localhost/', false)).toMatchObject({ isHeard: false, why: 'private_address' });
    const found = await new Promise((resolve) =>
      lookUpPublic('localhost', { all: true }, (error) => resolve(error?.code)),
    );
    expect(found).toBe('ECLOSED');
  });

  it('calls no address without TLS', async () => {
    expect(await call('http://pms.example/', false)).toMatchObject({ isHeard: false, why: 'not_https' });
  });

  it.each([
    ...['168.63.129.16', '::ffff:168.63.129.16', 'fec0::1', 'feff::1', '3fff::1', '3fff:fff::1', '5f00::1'],
    ...['::1.1.1.1', '::5', '::ffff:1.1.1.1'],
  ])('treats %s as private', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it('distinguishes public addresses from private ones', () => {
    expect(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111'].every(isPublic)).toBe(true);
    expect(isPublic('pms.example')).toBe(false);
  });
});

describe('one allowed private address', () => {
  it('calls the allowed private address, also without TLS, and no other port or address', async () => {
    const { host, port } = new URL(receiver.url);
    const caller = webhookCaller(false, [host]);
    const callAt = (url: string) => caller.call({ url, secret: SECRET, id: 'call_1', body: '{}' });
    expect(await callAt(receiver.url)).toEqual({ isHeard: true, status: 204 });
    const before = receiver.received.length;
    for (const [url, why] of [
      [`http://127.0.0.2:${port}/in`, 'not_https'],
      [`http://127.0.0.1:${Number(port) - 1}/in`, 'not_https'],
      [`https://127.0.0.2:${port}/in`, 'private_address'],
      [`https://[::1]:${port}/in`, 'private_address'],
      [`https://localhost:${port}/in`, 'private_address'],
      [`http://localhost:${port}/in`, 'not_https'],
      ['https://192.168.1.1/', 'private_address'],
    ] as const)
      expect(await callAt(url), url).toEqual({ isHeard: false, status: null, why });
    expect(receiver.received.length).toBe(before);
  });
});
