import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanFileName } from './clean-file-name';

it.each([
  ['holiday.jpg', 'holiday.jpg'],
  ['../../etc/passwd.txt', 'passwd.txt'],
  [String.raw`C:\Users\Aoife\menu.pdf`, 'menu.pdf'],
  ['a\u0000b\r\nSet-Cookie: x.txt', 'abSet-Cookie_ x.txt'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['inv\u200bisible.pdf', 'invisible.pdf'],
  ['con.txt', '_con.txt'],
  ['  . spaced .txt . ', 'spaced .txt'],
  ['"quoted"; x=y.csv', '_quoted_; x=y.csv'],
  ['Übersicht مرحبا 你好.pdf', 'Übersicht مرحبا 你好.pdf'],
  ['family 👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁳󠁣󠁴󠁿.jpg', 'family 👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁳󠁣󠁴󠁿.jpg'],
  ['می‌خواهم.pdf', 'می‌خواهم.pdf'],
  ['क्‍ष.pdf', 'क्‍ष.pdf'],
  ['a\u200cb\u200d.pdf', 'ab.pdf'],
])('cleans the file name %j to %j', (name, clean) => {
  expect(cleanFileName(name)).toBe(clean);
});

it('preserves the extension of a long file name', () => {
  const name = cleanFileName(`${'x'.repeat(1000)}.pdf`);
  expect(name).toHaveLength(255);
  expect(cleanFileName(`${'👨‍👩‍👧'.repeat(100)}.pdf`)).toMatch(/^(?:👨‍👩‍👧)+\.pdf$/u);
  expect(name.endsWith('.pdf')).toBe(true);
});

it('never returns a path, a line break or a direction mark, and is idempotent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const clean = cleanFileName(name);
      expect(clean).not.toMatch(/[\\/\r\n\u202a-\u202e\u2066-\u2069]/);
      expect([...clean].length).toBeLessThanOrEqual(255);
      expect(cleanFileName(clean)).toBe(clean);
    }),
  );
});
