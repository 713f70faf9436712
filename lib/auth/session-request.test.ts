import { beforeEach, describe, expect, it, vi } from 'vitest';
import { problemSchema } from '@/lib/contract/errors';
import { boundedSessionRequest, SESSION_ACTIONS } from './session-request';
import { handleSession } from './staff-session';

const APP_ORIGIN = 'https://chat.example';

beforeEach(() => {
  vi.stubEnv('APP_URL', APP_ORIGIN);
  vi.stubEnv('APP_ORIGINS', '');
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost/none');
  vi.stubEnv('NEXTAUTH_SECRET', 'a-sentence-only-these-tests-know-of-1234');
  return () => vi.unstubAllEnvs();
});

type Given = { type?: string; body?: BodyInit; origin?: string };
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

function requestFor(method: string, action: string, given: Given = {}) {
  const { type = FORM_TYPE, body = 'csrfToken=x', origin = APP_ORIGIN } = given;
  const headers = { origin, ...(method === 'POST' ? { 'content-type': type } : {}) };
  const init = { method, headers, duplex: 'half', ...(method === 'POST' ? { body } : {}) };
  const request = new Request(`${APP_ORIGIN}/api/auth/${action}`, init);
  return [request, { params: Promise.resolve({ nextauth: action.split('/') }) }] as const;
}

async function codeOf(method: string, action: string, given?: Given): Promise<string> {
  const response = await handleSession(...requestFor(method, action, given));
  return problemSchema.parse(await response.json()).code;
}

/** Every action that next-auth 4 answers. */
const ALL = [
  '_log',
  'callback/credentials',
  'callback/email',
  'csrf',
  'error',
  'providers',
  'session',
  'signin',
  'signin/credentials',
  'signout',
  'verify-request',
  '',
];

describe.each(['GET', 'POST'])('%s actions of next-auth', (method) => {
  const closed = ALL.filter((action) => !SESSION_ACTIONS[method]?.includes(action));

  it.each(closed)('refuses the unused action of next-auth: %s', async (action) => {
    expect(await codeOf(method, action)).toBe('not_found');
  });
});

describe.each(SESSION_ACTIONS['POST'] ?? [])('POST %s', (action) => {
  it('passes a small form of our own page on completely', async () => {
    const passed = await boundedSessionRequest(
      ...requestFor('POST', action, { body: 'csrfToken=abc&json=true' }),
    );
    expect(await passed.text()).toBe('csrfToken=abc&json=true');
  });

  it('refuses a page of another site', async () => {
    expect(await codeOf('POST', action, { origin: 'https://evil.example' })).toBe('bad_origin');
  });

  it('refuses content types that our own routes do not accept', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', `text/plain; ${JSON_TYPE}`])
      expect(await codeOf('POST', action, { type })).toBe('unsupported_type');
  });

  it('refuses JSON that is malformed, too deep or contains a prototype key', async () => {
    expect(await codeOf('POST', action, { type: JSON_TYPE, body: '{' })).toBe('malformed_json');
    const deep = `${'['.repeat(50)}${']'.repeat(50)}`;
    expect(await codeOf('POST', action, { type: JSON_TYPE, body: deep })).toBe('invalid_input');
    expect(await codeOf('POST', action, { type: JSON_TYPE, body: '{"__proto__":{}}' })).toBe('invalid_input');
  });

  it('refuses a field that is given twice', async () => {
    expect(await codeOf('POST', action, { body: 'username=a&username=b' })).toBe('invalid_input');
  });

  it('stops reading a body of 200 MB after its first chunks', async () => {
    const piece = new Uint8Array(8 * 1024).fill(32);
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          sent += piece.length;
          if (sent > 200 * 1024 * 1024) controller.close();
          else controller.enqueue(piece);
        },
      },
      { highWaterMark: 0 },
    );
    expect(await codeOf('POST', action, { type: JSON_TYPE, body: endless })).toBe('too_large');
    // Each character of a body may have six bytes, as an escape.
    expect(sent).toBeLessThan(128 * 1024);
  });
});
