import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every address with the methods its route takes; what is variable is filled with something that is nobody's. */
export const ADDRESSES = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('/route.ts') && !name.includes('[...'))
  .map((name) => {
    const source = readFileSync(join('app', name), 'utf8');
    return {
      path: `/${name.slice(0, -'/route.ts'.length).replaceAll(/\[\w+\]/g, '1')}`,
      taken: Array.from(source.matchAll(/^export const ([A-Z]+) =/gm), ([, method = '']) => method),
      /** To everybody, whoever they are; or there is nothing here at all until somebody sets a key. */
      isOpen: /who: (?:anyone|metricsAccess)\b/.test(source),
    };
  });
