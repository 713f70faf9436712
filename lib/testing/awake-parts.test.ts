import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PARTS = ['app', 'components', 'lib/client']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((path) => path.endsWith('.tsx'));

const HYDRATED_APART = /<Suspense\b|\bSuspense\b.*from 'react'/;

describe('parts of a page that load their script separately', () => {
  it('only LatePart uses Suspense, and it contains the mark of hydration', () => {
    const apart = PARTS.filter((path) => HYDRATED_APART.test(readFileSync(path, 'utf8')));
    expect(apart).toEqual(['components/ui/late-part.tsx']);
    expect(readFileSync('components/ui/late-part.tsx', 'utf8')).toMatch(/<Awake \/>\s*<\/Suspense>/);
  });

  it('the search finds Suspense in an import and in an element', () => {
    expect("import { lazy, Suspense } from 'react';").toMatch(HYDRATED_APART);
    expect('<Suspense fallback={null}>').toMatch(HYDRATED_APART);
  });

  it('only the retrying helpers use the lazy of React, which would replace the page by an error', () => {
    const sources = PARTS.concat(
      readdirSync('lib/client', { encoding: 'utf8' }).map((name) => join('lib/client', name)),
    );
    const lazy = sources.filter(
      (path) => /\.tsx?$/.test(path) && /\blazy\(/.test(readFileSync(path, 'utf8')),
    );
    expect([...new Set(lazy)].sort()).toEqual([
      'components/guest/lazy-view.tsx',
      'lib/client/lazy-with-retry.ts',
    ]);
  });

  it('no part uses next/dynamic, which gives up at the first failure', () => {
    expect(PARTS.filter((path) => /from 'next\/dynamic'/.test(readFileSync(path, 'utf8')))).toEqual([]);
  });

  it('a promise in `use` comes from a fetch with retry: a failed one breaks the page', () => {
    const drawn = PARTS.filter((path) => /\buse\(\w+\(/.test(readFileSync(path, 'utf8')));
    expect(drawn).toEqual(['components/push/guest-visit.tsx']);
    for (const path of drawn) expect(readFileSync(path, 'utf8')).toMatch(/\?\?= fetchWithRetry\(/);
  });

  it('no route has a loading page, which Next would hydrate separately', () => {
    expect(PARTS.filter((path) => /\/loading\.tsx$/.test(path))).toEqual([]);
  });
});
