import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every address with the methods its route takes; what is variable is filled with something that is nobody's. */
export const ADDRESSES = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('/route.ts') && !name.includes('[...'))
  .map((file) => ({ file, name: file.slice(0, -'/route.ts'.length) }))
  .map(({ file, name }) => ({
    name,
    path: `/${name.replaceAll(/\[\w+\]/g, '1')}`,
    taken: Array.from(
      readFileSync(join('app', file), 'utf8').matchAll(/^export const ([A-Z]+) =/gm),
      ([, method = '']) => method,
    ),
  }));
