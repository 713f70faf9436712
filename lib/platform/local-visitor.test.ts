import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { networkAddresses } from '@/scripts/demo/addresses';
import { isLocalVisitor, markLocalVisitors } from './local-visitor';

const HEADER = 'x-hotelmate-local';
const server = createServer((asked, response) => {
  const mark = asked.headers[HEADER];
  const headers = new Headers(mark === undefined ? {} : { [HEADER]: String(mark) });
  response.end(isLocalVisitor(headers) ? 'local' : 'not local');
});
let port = 0;
beforeAll(async () => {
  markLocalVisitors();
  server.listen(0, '::');
  await once(server, 'listening');
  port = z.object({ port: z.number() }).parse(server.address()).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function visit(host: string, headers: Record<string, string> = {}): Promise<string> {
  const asked = request({ host, port, headers: { connection: 'close', ...headers } }).end();
  const [response] = await once(asked, 'response');
  return text(response);
}

it.each(['127.0.0.1', '127.0.0.2'])(
  'treats a visitor over the loopback address %s as local',
  async (host) => {
    expect(await visit(host)).toBe('local');
  },
);

it('does not treat a visitor over a network address as local, whatever the headers', async () => {
  const addresses = networkAddresses();
  expect(addresses.length).toBeGreaterThan(0);
  for (const address of addresses) {
    expect(await visit(address)).toBe('not local');
    for (const host of ['localhost', `localhost:${port}`, '127.0.0.1'])
      expect(await visit(address, { host, [HEADER]: 'true' })).toBe('not local');
  }
});

it.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
  'does not treat a forwarded request with the header %s as local',
  async (name) => {
    expect(await visit('127.0.0.1', { [name]: '127.0.0.1' })).toBe('not local');
  },
);

it('treats a local visitor with a forged Host header as local', async () => {
  expect(await visit('127.0.0.1', { host: 'hotel.example' })).toBe('local');
});
