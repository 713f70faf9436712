import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every API address with the methods of its route. A variable part has a value that belongs to no record. */
export const ADDRESSES = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('/route.ts') && !name.includes('[...'))
  .map((name) => {
    const source = readFileSync(join('app', name), 'utf8');
    return {
      path: `/${name.slice(0, -'/route.ts'.length).replaceAll(/\[\w+\]/g, '1')}`,
      taken: Array.from(source.matchAll(/^export const ([A-Z]+) =/gm), ([, method = '']) => method),
      /** Open to every caller, or absent until an operator sets a key. */
      isOpen: /authenticate: (?:anyone|metricsAccess)\b/.test(source),
    };
  });
