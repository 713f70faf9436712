import { beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES, ERROR_STATUS, problemSchema } from '@/lib/contract/errors';
import { refuse } from '@/lib/http/refuse';
import { AppError } from '@/lib/kernel/app-error';
import { log } from '@/lib/kernel/log';
import { captureLog } from '@/lib/testing/capture-log';

const CANARY = 'canary-5f3a';
const request = new Request('http://localhost:3000/api');
const tell = (error: unknown) =>
  refuse(error, { route: 'test', principal: null, params: {}, requestId: 'request-1', request });
const failing = (code: string) => Object.assign(new Error(CANARY), { code });

beforeAll(() => {
  log.level = 'silent';
});

describe('refuse', () => {
  it.each(ERROR_CODES)('answers %s with its status and the common problem form', async (code) => {
    const response = await tell(new AppError(code));
    const body = problemSchema.parse(await response.json());
    expect(response.status).toBe(ERROR_STATUS[code]);
    expect(body).toMatchObject({
      code,
      status: response.status,
      request_id: 'request-1',
      error: body.detail,
    });
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });

  it('exposes neither context nor cause to the caller', async () => {
    const error = new AppError('forbidden', { context: { principal: CANARY }, cause: new Error(CANARY) });
    expect(await (await tell(error)).text()).not.toContain(CANARY);
  });

  it('names the time after which to retry', async () => {
    const response = await tell(
      new AppError('rate_limited', { retryAfterSeconds: 7, extra: { retry_after: 7 } }),
    );
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.json()).toMatchObject({ retry_after: 7 });
  });
});

describe('refuse of an unexpected error', () => {
  it.each([new Error(CANARY), CANARY, null, { message: CANARY }])(
    'answers 500 and writes the error text neither to the answer nor to the log',
    async (thrown) => {
      let response: Response | undefined;
      const lines = await captureLog(async () => {
        response = await tell(thrown);
      });
      expect(response?.status).toBe(500);
      expect(await response?.text()).not.toContain(CANARY);
      expect(lines).toContain('request.failed');
      expect(lines).not.toContain(CANARY);
    },
  );

  it.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '53300', 'P1001', 'P2024', 'P2028'])(
    'answers 503 when the database is unreachable or overloaded: %s',
    async (code) => {
      const response = await tell(failing(code));
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('5');
    },
  );

  it.each(['P2002', '23505', '42601'])(
    'answers 500 when the database itself refused the statement: %s',
    async (code) => {
      expect((await tell(failing(code))).status).toBe(500);
    },
  );
});
