import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ERROR_TITLES, problemSchema } from '@/lib/contract/errors';
import { APP_ORIGIN } from '@/lib/testing/hotel-environment';
import * as nowhere from './route';

// The route never connects to this address: an unknown address queries no database.
beforeEach(() => void vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/nobody'));

describe('an unknown address of the API', () => {
  it.each(Object.entries(nowhere))(
    'answers a %s to an unknown address with a not_found problem',
    async (method, handle) => {
      const response = await handle(new Request(`${APP_ORIGIN}/api/nowhere`, { method }));
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(problemSchema.parse(await response.json())).toMatchObject({
        code: 'not_found',
        detail: ERROR_TITLES.not_found,
      });
    },
  );

  it('exports a handler for every HTTP method', () => {
    expect(Object.keys(nowhere).sort()).toEqual(['DELETE', 'GET', 'PATCH', 'POST', 'PUT']);
  });
});
