import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preview as clientPreview, preview } from './preview';

const FAMILY = '👩‍👩‍👧‍👦';
const charactersOf = (text: string) =>
  Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment).filter((each) => each !== '…');

const words = fc.string({
  unit: fc.constantFrom('a', ' ', '\n', 'é', 'e\u0301', '🍀', FAMILY, '🇮🇪', 'ل'),
  maxLength: 300,
});

describe('preview', () => {
  it('returns a short text unchanged, on one line', () => {
    expect(preview('Two towels,\n\tplease')).toBe('Two towels, please');
    expect(preview('x'.repeat(100))).toBe('x'.repeat(100));
  });

  it('returns at most 100 characters and marks that there was more', () => {
    expect(preview('x'.repeat(101))).toBe(`${'x'.repeat(99)}…`);
  });

  it.each(['🍀', FAMILY, '🇮🇪', 'e\u0301', '👍🏽'])('never cuts a preview through %s', (character) => {
    for (let before = 80; before <= 100; before += 1) {
      const text = `${'x'.repeat(before)}${character.repeat(20)}`;
      const shown = charactersOf(preview(text));
      expect(charactersOf(text).slice(0, shown.length)).toEqual(shown);
    }
  });

  it('always returns a beginning of the text in whole characters that is never too long', () => {
    fc.assert(
      fc.property(words, (text) => {
        const shown = preview(text);
        expect(shown.length).toBeLessThanOrEqual(100);
        expect(shown).not.toMatch(/\p{Surrogate}/u);
        expect(charactersOf(text.replaceAll(/\s+/g, ' ')).slice(0, charactersOf(shown).length)).toEqual(
          charactersOf(shown),
        );
      }),
    );
  });

  it('gives the same result in the browser, which makes quotes again after an edit', () => {
    fc.assert(fc.property(words, (text) => preview(text) === clientPreview(text)));
  });

  it('returns only the mark for a single endless character', () => {
    expect(preview(`a${'\u0301'.repeat(5000)}`)).toBe('…');
  });
});
