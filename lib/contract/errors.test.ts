import { describe, expect, it } from 'vitest';
import { ERROR_CODES, ERROR_STATUS, ERROR_TITLES } from '@/lib/contract/errors';

describe('the table of failures', () => {
  it.each(ERROR_CODES)('gives %s a status of a failure and a sentence a guest may read', (code) => {
    expect(ERROR_STATUS[code]).toBeGreaterThanOrEqual(400);
    expect(ERROR_STATUS[code]).toBeLessThan(600);
    expect(ERROR_TITLES[code]).toMatch(/^[A-Z][^\n]{5,}\.$/);
  });

  it('holds nothing else', () => {
    expect(Object.keys(ERROR_TITLES).sort()).toEqual([...ERROR_CODES].sort());
  });

  it('never has two sentences alike, so that a person who reads one out can be helped', () => {
    expect(new Set(Object.values(ERROR_TITLES)).size).toBe(ERROR_CODES.length);
  });
});
