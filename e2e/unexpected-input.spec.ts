import { connect } from 'node:net';
import { expect, test } from './fixtures';

const TARGETS = [
  ...[
    '/chat/%00',
    '/chat/%',
    '/chat/%E0%A4%A',
    '/chat/%F0%9F',
    '/chat/hotel/room/%ff',
    '/chat/hotel/room/%00',
  ],
  ...[
    '/staff/%E0%A4%A',
    '/staff/%00/conversations/1',
    '/staff/hotel/conversations/%ff',
    '/owner/%',
    '/%',
    '/%ff',
  ],
  ...['/api/%', '/api/health/%ff', '/api/chat/%E0%A4%A/conversations', '/api/chat/%00/conversations'],
  ...['/api/public/chat/%ff/guest/chat/context', '/api/guest/hotel/%E0%A4%A/chat/context'],
  ...['/api/staff/hotel/%ff/chat/conversations/', '/api/chat/messages/%ff/revisions', '/api/auth/%ff'],
  ...['/icons/%00/192', '/icons/%ff/192', '/manifests/%ff/guest', '/_next/static/%', '/_next/%ff', '*'],
];
const METHODS = ['TRACE', 'TRACK', 'PROPFIND', 'PURGE', 'FOO'];
const HEADERS = [
  ...[
    'Cookie: %',
    'Cookie: hm-staff=%E0%A4%A',
    'Authorization: Bearer %00',
    'Origin: %',
    'Host: [',
    'RSC: 1',
  ],
  ...['X-Request-Id: ../../x', 'Accept-Language: ,;q=', 'X-Forwarded-Proto: x,y', 'Range: bytes=9-1'],
];

/** Sends a raw request: an HTTP client would correct it first. */
async function send(base: string, method: string, target: string, header = '') {
  const { hostname, port, host } = new URL(base);
  const socket = connect(Number(port), hostname);
  const lines = [`${method} ${target} HTTP/1.1`, ...(header.startsWith('Host') ? [] : [`Host: ${host}`])];
  socket.write([...lines, 'Connection: close', ...(header ? [header] : []), '', ''].join('\r\n'));
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  const at = answer.indexOf('\r\n\r\n');
  return { status: Number(answer.slice(9, 12)), body: answer.slice(at + 4), head: answer.slice(0, at) };
}

test('an unknown address is not found in any spelling', async ({ theHotel }) => {
  for (const target of TARGETS) {
    const { status, head } = await send(theHotel.base_url, 'GET', target);
    expect(status, target).toBeGreaterThanOrEqual(300);
    expect(status, target).toBeLessThan(500);
    if (target.startsWith('/api/') && status >= 400)
      expect(head, target).toMatch(/content-type: application\/problem\+json/i);
  }
});

test('an unsupported method is refused with the supported methods', async ({ theHotel }) => {
  for (const method of METHODS)
    for (const target of ['/api/health', '/', '/staff/sign-in', '/_next/static/x']) {
      const { status } = await send(theHotel.base_url, method, target);
      expect([400, 405], `${method} ${target}`).toContain(status);
    }
  const trace = await send(theHotel.base_url, 'TRACE', '/api/health');
  expect(trace.status).toBe(405);
  expect(trace.head).toMatch(/allow: GET, /i);
});

test('a meaningless header changes nothing', async ({ theHotel }) => {
  for (const header of HEADERS)
    for (const target of ['/api/health', '/staff/sign-in', '/api/auth/session']) {
      const { status } = await send(theHotel.base_url, 'GET', target, header);
      expect(status, `${header} at ${target}`).toBeLessThan(500);
    }
});

test('a sign-in that cannot be read is refused in the format of the API', async ({
  playwright,
  theHotel,
}) => {
  const api = await playwright.request.newContext({ baseURL: theHotel.base_url });
  const json = { 'content-type': 'application/json' };
  const asked = [
    api.get('/api/auth/session?callbackUrl=x'),
    api.get('/api/auth/csrf?callbackUrl=http%3A%2F%2F%5B'),
    api.get('/api/auth/session', { headers: { cookie: 'next-auth.callback-url=%' } }),
    api.get('/api/auth/session', { headers: { cookie: 'next-auth.callback-url=nowhere' } }),
    ...['{', '"', 'null', '[]', '{"callbackUrl":5}', '{"callbackUrl":"x"}'].map((data) =>
      api.post('/api/auth/callback/credentials', { data, headers: json }),
    ),
    api.post('/api/auth/signout', { data: '{', headers: json }),
    api.get('/api/auth/nothing'),
    api.get('/api/auth'),
    api.post('/api/auth/session', { data: '{', headers: json }),
  ];
  for (const response of await Promise.all(asked)) {
    expect(response.status(), response.url()).toBeLessThan(500);
    if (response.status() >= 400 && response.status() !== 401)
      expect(response.headers()['content-type'], response.url()).toContain('application/problem+json');
  }
  await api.dispose();
});
