import { afterEach, expect, it, vi } from 'vitest';
import { createGuestApi, createStaffApi } from './api';
import { realtimeHealth } from './realtime-health';

afterEach(() => vi.unstubAllGlobals());

function answers(...responses: (Response | Error)[]) {
  const asked = vi.fn(async (_path: string, _init: RequestInit): Promise<Response> => {
    const response = responses.shift() ?? new Response('{}');
    if (response instanceof Error) throw response;
    return response;
  });
  vi.stubGlobal('fetch', asked);
  return asked;
}

const problem = (status: number, code: string, headers = {}) =>
  new Response(JSON.stringify({ code }), { status, headers });
const guest = createGuestApi('killarney');

it('sends the header that foreign pages cannot send', async () => {
  const asked = answers();
  await guest.markRead(4);
  const [path, init] = asked.mock.lastCall ?? [];
  expect(path).toBe('/api/public/chat/killarney/guest/chat/mark-read');
  expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin', body: '{"up_to_seq":4}' });
  expect(init?.headers).toMatchObject({
    'X-Requested-With': 'hotelmate',
    'Content-Type': 'application/json',
  });
});

it('reports failures with the codes of the contract', async () => {
  answers(problem(429, 'rate_limited', { 'Retry-After': '7' }));
  await expect(guest.events(1)).rejects.toMatchObject({
    code: 'rate_limited',
    status: 429,
    retryAfterMs: 7000,
  });
});

it.each([
  ['no answer', new TypeError('Failed to fetch')],
  ['the page of a captive portal', new Response('<html>Welcome to our Wi-Fi</html>')],
])('reports %s as a network failure', async (_name, response) => {
  answers(response);
  await expect(guest.messages()).rejects.toMatchObject({ code: 'network', status: 0 });
});

it('reports a broken gateway as a temporary failure', async () => {
  answers(new Response('<html>Bad gateway</html>', { status: 502 }));
  await expect(guest.messages()).rejects.toMatchObject({ code: 'internal', status: 502 });
});

it('sends the text, its id, and only the optional fields that are set', async () => {
  const asked = answers(new Response('{"message":{"seq":3}}'), new Response('{"message":{"seq":4}}'));
  const message = {
    clientMessageId: 'c1',
    body: 'Hello',
    replyTo: null,
    lastSeenSeq: null,
    attachmentIds: [],
  };
  expect(await guest.send(message)).toEqual({ seq: 3 });
  expect(asked.mock.lastCall?.[1].body).toBe('{"message":"Hello","client_message_id":"c1"}');
  const reply = { ...message, replyTo: 1001, lastSeenSeq: 2 };
  await createStaffApi('killarney').conversation(5).send(reply);
  expect(asked.mock.lastCall?.[0]).toBe('/api/chat/killarney/conversations/5/messages/send');
  expect(asked.mock.lastCall?.[1].body).toContain('"reply_to":1001,"last_seen_seq":2');
});

it('requests the inbox with its filters', async () => {
  const asked = answers();
  await createStaffApi('killarney').inbox({ assigned: 'me', waiting: true, q: '' });
  expect(asked.mock.lastCall?.[0]).toBe('/api/chat/killarney/conversations?assigned=me&waiting=true');
});

it('notes from the answers when the server’s publishing is degraded and when it works again', async () => {
  answers(new Response('{}', { headers: { 'X-Realtime': 'degraded' } }), new Response('{}'));
  await guest.markRead(4);
  expect(realtimeHealth.isDegraded()).toBe(true);
  await guest.markRead(4);
  expect(realtimeHealth.isDegraded()).toBe(false);
});
