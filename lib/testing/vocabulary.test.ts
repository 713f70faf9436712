import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** Words that no name of the code has, and what the code says. docs/decisions/0059-one-vocabulary.md has the reasons. */
const NAMES: Record<string, string> = {
  asker: 'command or requester',
  askings: 'assignment requests',
  bury: 'delete, or move to the dead letters',
  cast: 'fixtures',
  climb: 'advance',
  deed: 'action',
  farewell: 'session ended',
  happening: 'action',
  knock: 'request',
  lane: 'queue',
  pit: 'blackhole',
  porch: 'request layer',
  postman: 'dispatcher',
  rightful: 'authorized',
  speaker: 'author',
  spend: 'consume',
  stair: 'step',
  stories: 'payloads',
  story: 'payload',
  storyteller: 'payload loader',
  trail: 'audit log',
  vain: 'dry run',
};
/** Words that no comment, title or document has. In backticks the wire and the database keep their names. */
const WORDS =
  /\b(?:storytellers?|postm[ae]n|porch|ladders?|rungs?|stairs?|knock(?:s|ed|ing)?|deeds?|askers?|whoever)\b/giu;

const OWN = 'lib/testing/vocabulary.test.ts';
const TREE = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => existsSync(path) && path !== OWN);
const CODE = TREE.filter((path) => /\.(tsx?|mjs|cjs)$/.test(path));

/** `heldUntil` has the words `held` and `until`. */
const wordsOf = (name: string) =>
  name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g)?.map((word) => word.toLowerCase()) ?? [];

/** The names of a file of code, each once. A name such as `booking_id` is the wire's or the database's. */
function namesIn(path: string, text: string): string[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
  const names = new Set<string>();
  (function walk(node: ts.Node): void {
    if (ts.isIdentifier(node) && !/[a-z]_|_[a-z]/.test(node.text)) names.add(node.text);
    ts.forEachChild(node, walk);
  })(source);
  return [...names];
}

function forbiddenNames(path: string, text: string): string[] {
  return namesIn(path, text)
    .filter((name) =>
      wordsOf(name).some(
        (word) => Object.hasOwn(NAMES, word.replace(/s$/, '')) || Object.hasOwn(NAMES, word),
      ),
    )
    .map((name) => `${path}: ${name}`);
}

const withoutCode = (text: string) => text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
const commentsOf = (text: string) => text.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*/gm) ?? [];

function forbiddenWords(path: string, text: string): string[] {
  const prose = path.endsWith('.md') ? [text] : commentsOf(text);
  return prose
    .flatMap((part) => withoutCode(part).match(WORDS) ?? [])
    .map((word) => `${path}: ${word.toLowerCase()}`);
}

it('names say what the vocabulary says', () => {
  expect(CODE.length).toBeGreaterThan(1_000);
  expect(CODE.flatMap((path) => forbiddenNames(path, readFileSync(path, 'utf8')))).toEqual([]);
});

it('comments and documents say what the vocabulary says', () => {
  const texts = TREE.filter((path) => /\.(tsx?|mjs|cjs|md|prisma)$/.test(path));
  expect(texts.flatMap((path) => forbiddenWords(path, readFileSync(path, 'utf8')))).toEqual([]);
});

it.each([
  ['a function', 'export function tellStory() {}', ['tellStory']],
  ['a field', 'export type A = { lastSpeaker: string };', ['lastSpeaker']],
  ['a constant', 'const ALL_DEEDS = 1; const theDeed = 2;', ['ALL_DEEDS', 'theDeed']],
])('reports a word of the former vocabulary in the name of %s', (_, text, names) => {
  expect(forbiddenNames('a.ts', text)).toEqual(names.map((name) => `a.ts: ${name}`));
});

it.each([
  ['a.ts', '/** The ladder of a guest. */'],
  ['a.ts', 'call(); // whoever comes first'],
  ['a.md', 'The postman brings it.'],
])('reports a word of the former vocabulary in the text of %s: %s', (path, text) => {
  expect(forbiddenWords(path, text)).toHaveLength(1);
});

it('takes the names of the wire and of the database in backticks', () => {
  expect(forbiddenWords('a.md', 'The address ends in `ladder`.')).toEqual([]);
  expect(forbiddenNames('a.ts', 'row.ladder_step; row.broadcast;')).toEqual([]);
});
