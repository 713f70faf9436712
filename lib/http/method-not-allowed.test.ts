import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_TITLES, problemSchema } from '@/lib/contract/errors';
import { refuseOthers } from '@/lib/http/method-not-allowed';
import { APP_ORIGIN } from '@/lib/testing/hotel-environment';
import addOtherMethods from '@/scripts/other-methods-loader.mjs';

const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];
const ROUTES = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('/route.ts'))
  .map((name) => join('app', name));

/** The methods a module answers: declared one by one, taken from an object, or named at its end. */
function methodsOf(source: string): string[] {
  const declared = Array.from(source.matchAll(/^export const ([A-Z]+) =/gm), ([, name = '']) => name);
  const taken = Array.from(source.matchAll(/^export const \{ ([A-Z, ]+) \} =/gm), ([, names = '']) => names);
  const named = Array.from(source.matchAll(/\bas ([A-Z]+)\b/g), ([, name = '']) => name);
  return [...declared, ...taken.flatMap((names) => names.split(', ')), ...named];
}

describe('a route, as it is built', () => {
  it('was found: an empty list would keep every promise', () => {
    expect(ROUTES.length).toBeGreaterThan(20);
  });

  it.each(ROUTES)('%s answers every method, and none twice', (path) => {
    const methods = methodsOf(addOtherMethods(readFileSync(path, 'utf8')));
    expect(methods.filter((name) => name !== 'OPTIONS').toSorted()).toEqual(METHODS);
  });

  it('is not complete by itself, so that this shows something', () => {
    const own = ROUTES.filter((path) => methodsOf(readFileSync(path, 'utf8')).length === METHODS.length);
    expect(own).toEqual(['app/api/[...unknown]/route.ts']);
  });
});

describe('a method that an address does not take', () => {
  it('is refused in the words of the API, with those it takes', async () => {
    const { DELETE } = refuseOthers(['GET', 'POST']);
    const response = DELETE(new Request(`${APP_ORIGIN}/api/x`, { method: 'DELETE' }));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD, OPTIONS']);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const problem = problemSchema.parse(await response.json());
    expect(problem).toMatchObject({ code: 'method_not_allowed', detail: ERROR_TITLES.method_not_allowed });
  });

  it('is not promised by OPTIONS either', async () => {
    const { OPTIONS } = refuseOthers(['POST']);
    const response = OPTIONS(new Request(`${APP_ORIGIN}/api/x`, { method: 'OPTIONS' }));
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'POST, OPTIONS']);
  });
});
