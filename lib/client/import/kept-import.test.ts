import { expect, it } from 'vitest';
import { startRun } from './import-rows';
import { createImportStore } from './kept-import';
import { rowOf } from './stay-fixture';

const SCOPE = 'staff:killarney:1:import';
/** A private window, in which IndexedDB fails. The real one is tested in the browser tests. */
const inPrivate = () => createImportStore(() => Promise.reject(new Error('SecurityError')));
const kept = () => ({
  run: startRun([rowOf(1)]),
  confirmed: [],
  remember: { source: { source: 'a', mapping: {}, day_order: null }, words: [] },
  of: { key: 'a-key', file_name: 'stays.csv' },
});

it('reports that an import is not saved where the browser saves nothing, and finds none later', async () => {
  const store = inPrivate();
  expect(await store.begin(SCOPE, kept())).toBe(false);
  await store.advance(SCOPE, { ...kept().run, next: 1 });
  expect([await store.has(SCOPE), await store.find(SCOPE)]).toEqual([false, null]);
  await store.remove(SCOPE);
  await store.clear('staff:', () => false);
});
