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

/**
 * Lists the methods that a module exports: declared one by one, destructured from an object, or renamed in an export
 * list.
 */
function methodsOf(source: string): string[] {
  const declared = Array.from(source.matchAll(/^export const ([A-Z]+) =/gm), ([, name = '']) => name);
  const taken = Array.from(source.matchAll(/^export const \{ ([A-Z, ]+) \} =/gm), ([, names = '']) => names);
  const named = Array.from(source.matchAll(/\bas ([A-Z]+)\b/g), ([, name = '']) => name);
  return [...declared, ...taken.flatMap((names) => names.split(', ')), ...named];
}

describe('the built routes', () => {
  it('finds the routes: an empty list would pass every test', () => {
    expect(ROUTES.length).toBeGreaterThan(20);
  });

  it.each(ROUTES)('%s answers every method and exports each only once', (path) => {
    const methods = methodsOf(addOtherMethods(readFileSync(path, 'utf8')));
    expect(methods.filter((name) => name !== 'OPTIONS').toSorted()).toEqual(METHODS);
  });

  it('finds only one route that is complete without the build step, so that the other test is meaningful', () => {
    const own = ROUTES.filter((path) => methodsOf(readFileSync(path, 'utf8')).length === METHODS.length);
    expect(own).toEqual(['app/api/[...unknown]/route.ts']);
  });
});

describe('refuseOthers', () => {
  it('refuses a method with a problem of the API and lists the allowed methods', async () => {
    const { DELETE } = refuseOthers(['GET', 'POST']);
    const response = DELETE(new Request(`${APP_ORIGIN}/api/x`, { method: 'DELETE' }));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD, OPTIONS']);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const problem = problemSchema.parse(await response.json());
    expect(problem).toMatchObject({ code: 'method_not_allowed', detail: ERROR_TITLES.method_not_allowed });
  });

  it('does not list a refused method in OPTIONS', async () => {
    const { OPTIONS } = refuseOthers(['POST']);
    const response = OPTIONS(new Request(`${APP_ORIGIN}/api/x`, { method: 'OPTIONS' }));
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'POST, OPTIONS']);
  });
});
