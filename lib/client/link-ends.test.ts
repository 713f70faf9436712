import { describe, expect, it } from 'vitest';
import { partsOf } from './links';

const linksIn = (text: string) =>
  partsOf(text).flatMap(({ text: shown, href }) => (href ? [[shown, href]] : []));

describe('the end of an address', () => {
  it.each([
    ['https://example.ie/menu。よろしく', 'https://example.ie/menu'],
    ['https://example.ie/a，谢谢', 'https://example.ie/a'],
    ['“https://example.ie/b”', 'https://example.ie/b'],
    ['„https://example.ie/b“ sagte er', 'https://example.ie/b'],
    ['«https://example.ie/c»', 'https://example.ie/c'],
    ['‘https://example.ie/c’', 'https://example.ie/c'],
    ['「https://example.ie/d」と', 'https://example.ie/d'],
    ['（https://example.ie/e）', 'https://example.ie/e'],
    ['【https://example.ie/e】', 'https://example.ie/e'],
    ['https://example.ie/f！？', 'https://example.ie/f'],
    ['هل رأيت https://example.ie/g؟', 'https://example.ie/g'],
    ['https://example.ie/h،شكرا', 'https://example.ie/h'],
    ['https://example.ie/h؛', 'https://example.ie/h'],
    ['देखिए https://example.ie/i।', 'https://example.ie/i'],
    ['https://example.ie/j։', 'https://example.ie/j'],
    ['https://example.ie/k።', 'https://example.ie/k'],
    ['https://example.ie/k…', 'https://example.ie/k'],
    ['https://example.ie/l.”', 'https://example.ie/l'],
    ['https://example.ie/m🍀', 'https://example.ie/m'],
    ['https://example.ie/n👍🏽 ok', 'https://example.ie/n'],
    ['🍀https://example.ie/o', 'https://example.ie/o'],
    ['🇮🇪https://example.ie/p🇮🇪', 'https://example.ie/p'],
    ['❤️https://example.ie/q❤️', 'https://example.ie/q'],
    ['https://example.ie。', 'https://example.ie/'],
    ['www.example.ie、', 'https://www.example.ie/'],
    ['aoife@example.ie。', 'mailto:aoife@example.ie'],
    ['+353 64 663 1234。', 'tel:+353646631234'],
    ['☎+353 64 663 1234', 'tel:+353646631234'],
  ])('ends an address at the punctuation of any script and at emoji: %s', (text, href) => {
    expect(linksIn(text).map(([, address]) => address)).toEqual([href]);
    expect(
      partsOf(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it.each([
    ['https://en.wikipedia.org/wiki/O’Brien', 'https://en.wikipedia.org/wiki/O’Brien'],
    ['https://ca.wikipedia.org/wiki/Paral·lel', 'https://ca.wikipedia.org/wiki/Paral·lel'],
    ['https://en.wikipedia.org/wiki/1939–40', 'https://en.wikipedia.org/wiki/1939–40'],
  ])('continues an address through a letter or a sign within a name: %s', (text, shown) => {
    expect(linksIn(text).map(([written]) => written)).toEqual([shown]);
  });
});
