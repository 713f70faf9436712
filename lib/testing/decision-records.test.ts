import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = 'docs/decisions';
const FILES = readdirSync(FOLDER).sort();
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const numberOf = (file: string) => file.slice(0, 4);

const LINK = String.raw`\[\d{4}\]\(\d{4}-[a-z0-9-]+\.md\)(?: \([^()]+\))?`;
const LINKS = `${LINK}(?:, ${LINK})*`;
const HEAD = new RegExp(
  String.raw`^# \d{4} [^\n]+\n\nDate: \d{4}-\d\d-\d\d\nStatus: (accepted|superseded by ${LINK}|amended by ${LINKS})\n` +
    String.raw`(?:(Supersedes: ${LINK})\n)?(?:(Amends: ${LINKS})\n)?\n`,
);
const headOf = (text: string) => HEAD.exec(text);
const linked = (line = '') => Array.from(line.matchAll(/\]\((\d{4})-/g), ([, number = '']) => number);

/** Lists relations such as `0045 amends 0027`, as each of the two records states them. */
function relations(): { said: string[]; answered: string[] } {
  const said: string[] = [];
  const answered: string[] = [];
  for (const file of FILES) {
    const [, status = '', supersedes, amends] = headOf(textOf(file)) ?? [];
    const verb = status.startsWith('superseded') ? 'supersedes' : 'amends';
    answered.push(...linked(status).map((by) => `${by} ${verb} ${numberOf(file)}`));
    said.push(...linked(supersedes).map((other) => `${numberOf(file)} supersedes ${other}`));
    said.push(...linked(amends).map((other) => `${numberOf(file)} amends ${other}`));
  }
  return { said: said.sort(), answered: answered.sort() };
}

/** Lists links of Markdown files to missing files, and mentions of missing records. */
function deadLinks(path: string, text: string): string[] {
  const numbers = new Set(FILES.map(numberOf));
  const files = Array.from(text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g), ([, to = '']) => to);
  const isRecord = path.startsWith(`${FOLDER}/`);
  const mentions = Array.from(
    text.matchAll(isRecord ? /(?<![\w.,:-])(00\d\d)(?![\w.,:-]*\d)/g : /docs\/decisions\/(\d{4})/g),
    ([, number = '']) => number,
  );
  return [
    ...(path.endsWith('.md') ? files.filter((to) => !existsSync(join(dirname(path), to))) : []),
    ...mentions.filter((number) => !numbers.has(number)),
  ].map((to) => `${path}: ${to}`);
}

const TREE = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(tsx?|mjs|cjs|md|prisma)$/.test(path) && existsSync(path));

it('each decision record is a file with a unique number, which its title repeats', () => {
  expect(FILES.filter((file) => !/^\d{4}-[a-z0-9-]+\.md$/.test(file))).toEqual([]);
  expect(FILES.filter((file) => !textOf(file).startsWith(`# ${numberOf(file)} `))).toEqual([]);
  expect(new Set(FILES.map(numberOf)).size).toBe(FILES.length);
});

it('each decision record has its date and its status in the common form', () => {
  expect(FILES.filter((file) => !headOf(textOf(file)))).toEqual([]);
});

it('a record that amends or supersedes another links to it, and the other one links back', () => {
  const { said, answered } = relations();
  expect(said).toEqual(answered);
  expect(said.length).toBeGreaterThan(0);
});

it('a record is amended or superseded by later records only', () => {
  expect(relations().said.filter((line) => line.slice(0, 4) <= line.slice(-4))).toEqual([]);
});

it('every link to a file or a record has an existing target', () => {
  const own = 'lib/testing/decision-records.test.ts';
  const found = TREE.filter((path) => path !== own && path !== 'lib/testing/private-codes.test.ts').flatMap(
    (path) => deadLinks(path, readFileSync(path, 'utf8')),
  );
  expect(found).toEqual([]);
});

it.each([
  ['a Markdown file that is not there', 'README.md', 'See [the guide](docs/guide.md).'],
  ['a record that is not there, by its path', 'a.ts', '// docs/decisions/9999'],
  ['a record that is not there, by its number', `${FOLDER}/0001-layers.md`, 'As 0099 says (0098).'],
])('finds a link to %s', (_, path, text) => {
  expect(deadLinks(path, text)).not.toEqual([]);
});

it.each([
  ['another order of the lines', '# 0001 A\n\nStatus: accepted\nDate: 2026-11-23\n\n'],
  ['both on one line', '# 0001 A\n\nDate: 2026-11-23. Status: accepted.\n\n'],
  ['a status in other words', '# 0001 A\n\nDate: 2026-11-23\nStatus: replaced by 0002\n\n'],
  ['no date', '# 0001 A\n\nStatus: accepted\n\n'],
])('refuses a head with %s', (_, text) => {
  expect(headOf(text)).toBeNull();
});
