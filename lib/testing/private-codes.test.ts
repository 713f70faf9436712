import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** A code of one to three letters and a number, such as the row of a table that the repository does not contain. */
const CODE = String.raw`[A-Z]{1,3}-?\d{1,2}`;
/** Public names that look like such codes. */
const PUBLIC_NAMES = new Set(['A4', 'A6', 'ES5', 'UTF-8', 'UTF-16']);

const inParentheses = new RegExp(String.raw`\((${CODE}(?: short)?(?:, ${CODE}(?: short)?)*)\)`, 'g');
const beforeATitle = new RegExp(
  String.raw`(?<=(?:\b(?:it|test|describe|people)(?:\.\w+)?\(|\)\(|\[|\bname:)\s*['"\x60])((?:${CODE}[:,]? )+)(?=[a-z\d%$'"‘“])`,
  'g',
);
const inWords = new RegExp(String.raw`(?<![\w/#%=&{\x60'"-])${CODE}(?![\w\x60'"=-])`, 'g');
const codesIn = (text: string) =>
  (text.match(new RegExp(CODE, 'g')) ?? []).filter((code) => !PUBLIC_NAMES.has(code));

const withoutQuoted = (text: string) =>
  text.replaceAll(/`[^`\n]*`/g, '').replaceAll(/^```[\s\S]*?^```/gm, '');
const commentsOf = (source: string) =>
  (source.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*/g) ?? []).map(withoutQuoted).join('\n');

/** Lists the codes that a reader would have to look up in a private document. */
function privateCodes(path: string, text: string): string[] {
  const words = path.endsWith('.md') ? withoutQuoted(text) : commentsOf(text);
  const titles = /\.(test|spec)\.tsx?$|^lib\/testing\//.test(path) ? (text.match(beforeATitle) ?? []) : [];
  const named = path.endsWith('.md') ? [] : (text.match(inParentheses) ?? []);
  return [...(words.match(inWords) ?? []), ...titles, ...named].flatMap(codesIn);
}

const TREE = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(tsx?|mjs|cjs|js|md|prisma)$/.test(path) && existsSync(path));

it('no test name, comment or record names a row of a document that the repository does not contain', () => {
  const found = TREE.filter((path) => path !== 'lib/testing/private-codes.test.ts').flatMap((path) =>
    privateCodes(path, readFileSync(path, 'utf8')).map((code) => `${path}: ${code}`),
  );
  expect(found).toEqual([]);
  expect(TREE.length).toBeGreaterThan(1_000);
});

it.each([
  ['a code before the name of a test', 'a.test.ts', "it('GT5 W26 rejects a link', () => {});"],
  ['a code in the name of a table row', 'lib/testing/rows.ts', "['RL2 an object eleven deep', {}]"],
  ['a code after the name of a test', 'a.test.ts', "it('rejects a link (PN-1, R8 short)', () => {});"],
  ['a code in the rows of a product file', 'a.ts', "const refused = ['a link (W6)'];"],
  ['a code in a comment', 'a.ts', '/** As QX7 asks. */'],
  ['a code in a line comment', 'a.ts', 'run(); // see W6'],
  ['a code in a record', 'docs/decisions/0001.md', 'It is refused, as PU13 wants.'],
])('finds %s', (_, path, text) => {
  expect(privateCodes(path, text)).not.toEqual([]);
});

it.each([
  ['a room number', 'a.test.ts', "it('moves a guest', () => move('R2'));"],
  ['a public name', 'README.md', 'Printed on A4, safe for ES5.'],
  ['a key exchange', 'a.ts', '// Signed by X25519 over HTTP2.'],
  ['code in quotes', 'a.md', 'Run `F1` first.'],
])('accepts %s', (_, path, text) => {
  expect(privateCodes(path, text)).toEqual([]);
});
