import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { callRoute } from '@/lib/testing/call-route';

type Handler = Parameters<typeof callRoute>[0];
export type FoundRoute = Readonly<{
  /** The key in the table of valid requests, such as `POST api/staff/login`. */
  name: string;
  method: string;
  /** The names of the parameters in its address. */
  params: readonly string[];
  path: string;
  handler: Handler;
}>;

const METHOD = /^(GET|POST|PUT|PATCH|DELETE)$/;

/**
 * Finds every route on disk, so that a new route is included automatically. Catch-all routes are left out, because they
 * give no access to a hotel's data.
 */
export async function routesOnDisk(): Promise<FoundRoute[]> {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('/route.ts') && !name.includes('[...'),
  );
  const found: FoundRoute[] = [];
  for (const file of files.sort()) {
    const handlers: Record<string, unknown> = await import(resolve(join('app', file)));
    const path = file.slice(0, -'/route.ts'.length);
    const params = Array.from(path.matchAll(/\[(\w+)\]/g), ([, name = '']) => name);
    for (const [method, handler] of Object.entries(handlers)) {
      if (!METHOD.test(method) || !isHandler(handler)) continue;
      found.push({ name: `${method} ${path}`, method, params, path: `/${path}`, handler });
    }
  }
  return found;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}
