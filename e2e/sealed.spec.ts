import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, expect, guestOf, staffOf, test } from './fixtures';

const TRICKS: readonly Record<string, string>[] = [
  {},
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { 'Next-Router-Segment-Prefetch': '/_tree', RSC: '1' },
  { 'x-forwarded-host': 'evil.example', host: 'evil.example' },
];

test('every page and answer has the security headers and a fresh nonce', async ({ playwright, theHotel }) => {
  const api = await playwright.request.newContext({ baseURL: theHotel.base_url });
  const paths = [
    '/',
    '/chat/hotel-killarney',
    '/staff/sign-in',
    '/api/public/chat/hotel-killarney/guest/chat/context',
  ];
  for (const path of paths) {
    const headers = (await api.get(path)).headers();
    expect(headers['x-powered-by'], path).toBeUndefined();
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['strict-transport-security'], path).toContain('max-age=31536000');
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
    expect(headers['cache-control'], path).toContain('no-store');
  }
  const policy = async () => (await api.get('/staff/sign-in')).headers()['content-security-policy'] ?? '';
  const [one, other] = [await policy(), await policy()];
  for (const part of [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "'strict-dynamic'",
  ]) {
    expect(one).toContain(part);
  }
  const nonce = /'nonce-([^']+)'/;
  expect(nonce.exec(one)?.[1]).toBeTruthy();
  expect(nonce.exec(one)?.[1]).not.toBe(nonce.exec(other)?.[1]);
  expect(one).not.toMatch(/script-src[^;]*unsafe/);
  await api.dispose();
});

test('no header or spelling bypasses the access checks of the routes', async ({ playwright, theHotel }) => {
  const api = await playwright.request.newContext({ baseURL: theHotel.base_url });
  const paths = [
    '/api/chat/hotel-killarney/conversations',
    '/api/chat/hotel-killarney/conversations/1/messages',
    '/api//chat/hotel-killarney/conversations',
    '/api/chat/hotel-killarney%2Fconversations',
    '/api/chat/HOTEL-KILLARNEY/conversations',
    '/staff/hotel-killarney',
    '/staff/hotel-killarney/conversations/1',
    '/staff/hotel-killarney.rsc',
    '/_next/data/build/staff/hotel-killarney.json',
    '/en/staff/hotel-killarney',
  ];
  for (const path of paths) {
    for (const headers of TRICKS) {
      const answer = await api.get(path, { headers, maxRedirects: 0 });
      expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBeLessThan(500);
      const body = await answer.text();
      expect(body, path).not.toContain('Aoife');
      expect(body, path).not.toContain('evil.example');
    }
  }
  await api.dispose();
});

test('a link has the configured address of the app, whatever host a request names', async ({
  playwright,
  theHotel,
}) => {
  const { slug, username, password } = staffOf(theHotel, 'siobhan');
  const booking = guestOf(theHotel, 'Niamh').booking_id;
  const api = await playwright.request.newContext({ baseURL: theHotel.base_url });
  const signedIn = await api.post('/api/staff/login', { data: { username, password } });
  const { token } = await signedIn.json();
  const made = await api.post(`/api/staff/hotel/${slug}/stays/links`, {
    headers: {
      authorization: `Bearer ${token}`,
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
    },
    data: { booking_ids: [booking] },
  });
  expect(made.status(), await made.text()).toBe(201);
  const [{ link }] = (await made.json()).links;
  expect(new URL(link).origin).toBe(new URL(theHotel.base_url).origin);
  await api.dispose();
});

test('the image optimizer fetches no picture', async ({ playwright, theHotel }) => {
  const api = await playwright.request.newContext({ baseURL: theHotel.base_url });
  for (const url of [
    'https://evil.example/a.svg',
    `${theHotel.base_url}/api/push/config`,
    '/api/push/config',
  ]) {
    const answer = await api.get('/_next/image', { params: { url, w: 640, q: 75 } });
    expect(answer.status(), url).toBeGreaterThanOrEqual(400);
    expect(answer.status(), url).toBeLessThan(500);
  }
  await api.dispose();
});

test('a link preview changes nothing and gets no cookie', async ({ playwright, theHotel }) => {
  const api = await playwright.request.newContext();
  const answer = await api.get(guestOf(theHotel, 'Niamh').link);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['set-cookie']).toBeUndefined();
  await api.dispose();
});

test('no secret, address or SQL of the server is in what browsers download', () => {
  const files = readdirSync('.next/static', { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  const texts = files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
  // This proves that the test reads the files of browsers: they contain a path that every page requests.
  expect(texts.some((text) => text.includes('/guest/chat'))).toBe(true);
  // The names of secrets, the placeholder address of the build, and SQL of the server.
  for (const text of texts)
    expect(text).not.toMatch(/NEXTAUTH_SECRET|DATABASE_URL|PUSHER_SECRET|nobody@127|conversation_event/);
});

test('huge text, emoji, Arabic and markup arrive unchanged and run nothing', async ({ guest, staff }) => {
  const brendan = await staff('brendan');
  const daniel = await guest('Daniel');
  const texts = [
    '<img src=x onerror="window.ran=1"><script>window.ran=1</script>',
    'مرحبا، هل يمكنكم مساعدتي؟',
    'Family: 👨‍👩‍👧‍👦',
    `${'A long sentence that goes on. '.repeat(130)}end`,
    'javascript:alert(1) "quoted" & {{braces}} \u202Etxt.exe',
  ];
  await act.click(brendan.getByRole('link', { name: /Daniel Okafor/ }));
  for (const text of texts) {
    await act.fill(daniel.getByRole('textbox', { name: 'Your message' }), text);
    await act.click(daniel.getByRole('button', { name: 'Send', exact: true }));
    await expect(brendan.getByRole('log')).toContainText(text);
  }
  expect(await brendan.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
  expect(await daniel.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
  expect(await daniel.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});
