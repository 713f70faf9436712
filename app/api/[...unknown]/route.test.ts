import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ERROR_TITLES, problemSchema } from '@/lib/contract/errors';
import { APP_ORIGIN } from '@/lib/testing/hotel-environment';
import * as nowhere from './route';

// Never connected to: what leads nowhere asks nobody.
beforeEach(() => void vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/nobody'));

describe('an address of the API that leads nowhere', () => {
  it.each(Object.entries(nowhere))('says so in the words of the API to a %s', async (method, handle) => {
    const response = await handle(new Request(`${APP_ORIGIN}/api/nowhere`, { method }));
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(problemSchema.parse(await response.json())).toMatchObject({
      code: 'not_found',
      detail: ERROR_TITLES.not_found,
    });
  });

  it('answers every method there is', () => {
    expect(Object.keys(nowhere).sort()).toEqual(['DELETE', 'GET', 'PATCH', 'POST', 'PUT']);
  });
});
