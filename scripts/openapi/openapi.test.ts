import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { routesOnDisk } from '@/lib/testing/routes-on-disk';
import { describeApi } from './document';

const routes = await routesOnDisk();
const written = JSON.parse(await readFile('public/openapi.json', 'utf8'));

describe('the description of the API', () => {
  it('the description equals what the routes declare (`npm run openapi` writes it again)', async () => {
    expect(JSON.parse(JSON.stringify(await describeApi(routes)))).toEqual(written);
  });

  it('the description has every route on the disk and no other', () => {
    const described = Object.entries<object>(written.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const onDisk = routes
      .filter(({ path }) => path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/\[(\w+)\]/g, '{$1}')}`);
    expect(described.sort()).toEqual(onDisk.sort());
    expect(onDisk.length).toBeGreaterThan(70);
  });

  it('an independent validator accepts the description as OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(written));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('the description names each operation once', () => {
    const ids = Object.values<Record<string, { operationId: string }>>(written.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});
