import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, DAY_PAPER, parseHex, READABLE_CONTRAST, tooLight, WHITE } from './colour';

const aColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('tooLight', () => {
  it('accepts a colour that is readable behind white text and as text on the page', () => {
    for (const color of ['#0f5c4d', '#8a2846', '#000000', '#0B5FFF'])
      expect(tooLight(color), color).toBeNull();
  });

  it('rejects a colour that is not readable, with its contrast', () => {
    expect(tooLight('#ffd400')?.contrast).toBeCloseTo(1.3, 1);
    expect(tooLight('#ffffff')?.contrast).toBeCloseTo(1.1, 1);
  });

  it('suggests a darker shade that is readable and nearly the lightest such shade', () => {
    fc.assert(
      fc.property(aColour, (color) => {
        const found = tooLight(color);
        if (!found) return;
        const darker = parseHex(found.darker);
        if (!darker) throw new Error('No colour.');
        expect(tooLight(found.darker)).toBeNull();
        expect(contrast(darker, WHITE)).toBeGreaterThanOrEqual(READABLE_CONTRAST);
        expect(contrast(darker, DAY_PAPER)).toBeLessThan(READABLE_CONTRAST + 0.25);
      }),
    );
  });

  it('returns null for a text that is no colour', () => {
    for (const word of ['', 'red', '#fff', '#12345g', '#1234567']) expect(tooLight(word)).toBeNull();
  });
});
