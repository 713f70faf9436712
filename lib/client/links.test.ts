import { describe, expect, it } from 'vitest';
import { partsOf } from './links';

const linksIn = (text: string) =>
  partsOf(text).flatMap(({ text: shown, href }) => (href ? [[shown, href]] : []));

describe('partsOf, for links', () => {
  it.each([
    ['https://example.ie', 'https://example.ie/'],
    ['http://example.ie/menu', 'http://example.ie/menu'],
    ['HTTPS://Example.IE/Menu', 'https://example.ie/Menu'],
    ['https://example.ie:8443/a?b=c&d=e#f', 'https://example.ie:8443/a?b=c&d=e#f'],
    ['https://example.ie/a_(b)', 'https://example.ie/a_(b)'],
    ['https://example.ie/ü?q=ß', 'https://example.ie/%C3%BC?q=%C3%9F'],
    ['https://münchen.de', 'https://xn--mnchen-3ya.de/'],
    ['https://аpple.com', 'https://xn--pple-43d.com/'],
    ['https://192.168.1.20/door', 'https://192.168.1.20/door'],
    ['www.example.ie', 'https://www.example.ie/'],
    ['WWW.example.ie/map', 'https://www.example.ie/map'],
    ['booking.com', 'https://booking.com/'],
    ['killarney.org', 'https://killarney.org/'],
    ['example.ie/menu', 'https://example.ie/menu'],
    ['aoife@example.ie', 'mailto:aoife@example.ie'],
    ['first.last+hotel@mail.example.ie', 'mailto:first.last+hotel@mail.example.ie'],
    ['mailto:aoife@example.ie', 'mailto:aoife@example.ie'],
    ['+353 64 663 1234', 'tel:+353646631234'],
    ['+1 (212) 555-0100', 'tel:+12125550100'],
    ['+49.30.1234567', 'tel:+49301234567'],
    ['+447911123456', 'tel:+447911123456'],
    ['(+353) 87 123 4567', 'tel:+353871234567'],
    ['(+1) 212-555-0100', 'tel:+12125550100'],
    ['+353 (0)87 123 4567', 'tel:+353871234567'],
    ['+44(0)20 7946 0958', 'tel:+442079460958'],
    ['+353 (0) 87 123 4567', 'tel:+353871234567'],
    ['+39 (0)6 6982 1234', 'tel:+390669821234'],
    ['+353\u201187\u2011123\u20114567', 'tel:+353871234567'],
    ['+353\u00a087\u202f123\u20134567', 'tel:+353871234567'],
  ])('links %s', (text, href) => {
    expect(linksIn(text)).toEqual([[text, href]]);
    expect(linksIn(`Look: ${text}, please.`)).toEqual([[text, href]]);
    expect(linksIn(`(${text})`)).toEqual([[text, href]]);
  });
});

describe('partsOf, for plain text', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\tjavascript:alert(1)',
    'java\nscript:alert(1)',
    'javascript://www.example.com/%0aalert(1)',
    'javascript://example.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://example.com/a',
    'tel:112',
    'sms:+353',
    'intent://example.com#Intent;end',
    '//example.com',
    '\\\\example.com',
    'https:example.com',
    'https:///example.com',
    'http://localhost:3000',
    'http://intranet',
    'https://bank.com@evil.example',
    'https://user:secret@example.com',
    'https://example.com/\u202Egpj.exe',
    'https://exam\u200Bple.com',
    'https://example.com/\u2066a\u2069',
    'https://example.com/\u061Ca',
    'mailto:a@example.ie?subject=Pay&body=now',
    'mailto:a@example.ie,b@example.ie',
    'The pool is open.It is warm',
    'see you.at 5',
    'Thanks.In the morning',
    'README.md',
    'node.js',
    '12.30',
    '3.5.2026',
    'Dr.Murphy',
    'a@b',
    '@aoife',
    '#204',
    '112',
    '0851234567',
    '2026-11-22',
    'BK-2026-1001',
    '1+1=2',
    '+1',
    '+0 123 456 789',
    'A+353646631234',
    '+1234567890123456789',
    '++353646631234',
    '(+353)',
    '(+353) 87',
    'https://example。com',
    'javascript：//www.example.com',
    '',
  ])('does not link %j', (text) => {
    expect(linksIn(text)).toEqual([]);
  });
});

describe('partsOf, around a link', () => {
  it('returns parts that together are the text', () => {
    const texts = [
      'Menu: https://example.ie/menu. Call +353 64 663 1234!\nOr write to aoife@example.ie…',
      '"https://example.ie", <https://example.org>; (www.example.ie)',
      'مرحبا https://example.ie شكرا \u202Eabc',
      '<a href="javascript:alert(1)">https://example.ie </a>',
    ];
    for (const text of texts) {
      const parts = partsOf(text);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts.filter((part) => part.href).length).toBeGreaterThan(0);
    }
  });

  it('leaves quotes and full stops out of a link', () => {
    expect(linksIn('"https://example.ie/a". <https://example.ie/b>!')).toEqual([
      ['https://example.ie/a', 'https://example.ie/a'],
      ['https://example.ie/b', 'https://example.ie/b'],
    ]);
  });
});

it.each([
  'a.',
  'http://',
  'a@',
  '(',
  'http://a.com/(',
  '+1',
  '+1 (',
  'www.',
  'mailto:',
  'a-',
  '.com',
  '\u202E',
  'http://a.com/a,',
  '。',
  'http://a.com/a。',
  '(+1) 2',
  '🍀',
  '’a',
])('parses 4,000 characters of %j', (bit) => {
  const text = bit.repeat(4000 / bit.length);
  expect(
    partsOf(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

it('links only http, https, mailto and tel, whatever the text', () => {
  const schemes = [
    'javascript:',
    'data:',
    'vbscript:',
    'file:',
    'ftp:',
    'about:',
    'x:',
    'https:',
    'tel:',
    '',
  ];
  const tails = ['//www.example.com/%0aalert(1)', 'alert(1)//example.com', 'a@example.com', '+353646631234'];
  for (const text of schemes.flatMap((scheme) => tails.map((tail) => scheme + tail))) {
    for (const [, href] of linksIn(`${text} \t${text}\u0000${text}`)) {
      expect(href).toMatch(/^(https?:\/\/[a-z]|mailto:[a-z]|tel:\+\d+$)/);
    }
  }
});
