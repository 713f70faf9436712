import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '@/lib/contract/errors';
import { guardServers, spelledOut } from './guard-server';

guardServers();
const server = createServer((request, response) => response.end(`${request.method} ${request.url}`));
let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;
});
afterAll(() => new Promise((done) => server.close(done)));

/** Sends the raw request line: fetch and URL would normalize it first. */
async function send(method: string, target: string): Promise<{ head: string; body: string }> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += String(chunk);
  });
  await once(socket, 'close');
  const at = answer.indexOf('\r\n\r\n');
  return { head: answer.slice(0, at), body: answer.slice(at + 4) };
}

describe('guardServers', () => {
  it.each(['TRACE', 'PROPFIND', 'PURGE', 'LOCK'])(
    'refuses %s and lists the allowed methods',
    async (method) => {
      const { head, body } = await send(method, '/api/health');
      expect(head).toMatch(/^HTTP\/1\.1 405 /);
      expect(head).toMatch(/allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS/i);
      expect(problemSchema.parse(JSON.parse(body))).toMatchObject({
        status: 405,
        code: 'method_not_allowed',
      });
    },
  );

  it.each(['*', 'http://localhost/api/health'])('refuses the target %s, which is no path', async (target) => {
    const { head, body } = await send('GET', target);
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(problemSchema.parse(JSON.parse(body)).code).toBe('invalid_input');
  });

  it.each([
    ['/chat/%E0%A4%A', '/chat/%25E0%25A4%25A'],
    ['/chat/%', '/chat/%25'],
    ['/%ff/%41', '/%25ff/%41'],
    ['/a%2Fb?x=%', '/a%2Fb?x=%'],
    ['/chat/%00', '/chat/%00'],
  ])('passes %s to Next as %s', async (target, expected) => {
    expect((await send('GET', target)).body).toContain(`GET ${expected}`);
  });
});

it('leaves every address unchanged that can be decoded', () => {
  for (const address of ['/', '/a/b%20c', '/%C3%A9?q=%ff', '//x', '/?%'])
    expect(spelledOut(address)).toBe(address);
});
