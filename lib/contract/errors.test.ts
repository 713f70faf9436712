import { describe, expect, it } from 'vitest';
import { ERROR_CODES, ERROR_STATUS, ERROR_TITLES } from '@/lib/contract/errors';

describe('the table of errors', () => {
  it.each(ERROR_CODES)('gives %s an error status and a sentence for guests', (code) => {
    expect(ERROR_STATUS[code]).toBeGreaterThanOrEqual(400);
    expect(ERROR_STATUS[code]).toBeLessThan(600);
    expect(ERROR_TITLES[code]).toMatch(/^[A-Z][^\n]{5,}\.$/);
  });

  it('has a sentence for every error code and no other code', () => {
    expect(Object.keys(ERROR_TITLES).sort()).toEqual([...ERROR_CODES].sort());
  });

  it('gives no two errors the same sentence, so that support can identify an error that is read out', () => {
    expect(new Set(Object.values(ERROR_TITLES)).size).toBe(ERROR_CODES.length);
  });
});
