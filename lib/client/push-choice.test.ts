import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isOnForOthers, savePushChoice } from './push-choice';

/** A browser's storage: what is kept are its own keys. */
function storage(): Record<string, string> {
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem(key: string, value: string) {
      kept[key] = value;
    },
  };
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(kept, name, { value });
  return kept;
}

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('keeps the token while pushes are on for another stay of the browser', () => {
  savePushChoice('killarney:BK-1', 'on');
  savePushChoice('killarney:BK-2', 'on_with_text');
  expect(isOnForOthers('killarney:BK-1')).toBe(true);
});

it.each(['off', 'not_now'] as const)('lets the token go when every other stay says %s', (choice) => {
  savePushChoice('killarney:BK-1', 'on');
  savePushChoice('killarney:BK-2', choice);
  expect(isOnForOthers('killarney:BK-1')).toBe(false);
});

it('lets the token go where the browser keeps nothing', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(isOnForOthers('killarney:BK-1')).toBe(false);
});
