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

describe('the preview of a text', () => {
  it('is the text itself, on one line, when that is short', () => {
    expect(preview('Two towels,\n\tplease')).toBe('Two towels, please');
    expect(preview('x'.repeat(100))).toBe('x'.repeat(100));
  });

  it('is 100 characters at most and says that there was more', () => {
    expect(preview('x'.repeat(101))).toBe(`${'x'.repeat(99)}…`);
  });

  it.each(['🍀', FAMILY, '🇮🇪', 'e\u0301', '👍🏽'])('never cuts through %s', (character) => {
    for (let before = 80; before <= 100; before += 1) {
      const text = `${'x'.repeat(before)}${character.repeat(20)}`;
      const shown = charactersOf(preview(text));
      expect(charactersOf(text).slice(0, shown.length)).toEqual(shown);
    }
  });

  it('is always a beginning of the text, whole characters of it, and never too long', () => {
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

  it('reads the same in the browser, where a quote is made again after an edit', () => {
    fc.assert(fc.property(words, (text) => preview(text) === clientPreview(text)));
  });

  it('of one endless character is only the sign that there was more', () => {
    expect(preview(`a${'\u0301'.repeat(5000)}`)).toBe('…');
  });
});
