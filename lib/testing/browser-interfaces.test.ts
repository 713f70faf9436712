import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What the browsers of package.json support beyond the year of the library below. */
const ALSO_THERE = `
  interface Array<T> { findLast<S extends T>(is: (value: T) => value is S): S | undefined; findLast(is: (value: T) => unknown): T | undefined }
  interface ReadonlyArray<T> { findLast<S extends T>(is: (value: T) => value is S): S | undefined; findLast(is: (value: T) => unknown): T | undefined }
`;
/** Browser interfaces that one of those browsers lacks: a file that uses one must check that it exists. */
const LACKING = [
  'checkVisibility',
  'requestIdleCallback',
  'Segmenter',
  'randomUUID',
  'setAppBadge',
  'clearAppBadge',
];
/** The limit against a hang: the types of all browser code are read. */
const HANG_MS = 600_000;
const NOT_ON_TYPE = [2339, 2550, 2583];
const BROWSER_FILES = ['components', 'lib/client', 'lib/stay-files'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|fixture|(^|\/)testing\//.test(name))
    .map((name) => join(folder, name)),
);

/** Lists what these sources use that a browser of the year 2022 lacks, by its types. */
function faultsOf(roots: readonly string[], virtual: Readonly<Record<string, string>> = {}): string[] {
  const extra: Record<string, string> = { ...virtual, 'also-there.d.ts': ALSO_THERE };
  const options: ts.CompilerOptions = {
    ...ts.parseJsonConfigFileContent(ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, ts.sys, '.')
      .options,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    incremental: false,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  const own = (path: string) =>
    dirname(resolve(path)) === resolve('.') ? extra[path.split('/').at(-1) ?? ''] : undefined;
  host.fileExists = (path) => own(path) !== undefined || fileExists(path);
  host.readFile = (path) => own(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = own(path);
    return text === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram([...roots, ...Object.keys(extra)], options, host);
  const asked = new Set([...roots, ...Object.keys(virtual)].map((path) => resolve(path)));
  return program
    .getSourceFiles()
    .filter(({ fileName }) => asked.has(resolve(fileName)))
    .flatMap((file) => program.getSemanticDiagnostics(file))
    .filter(({ code }) => NOT_ON_TYPE.includes(code))
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

describe('browser code', () => {
  it(
    'uses no language feature that a browser of package.json lacks',
    () => {
      const contract = readdirSync('lib/contract').filter(
        (name) => name.endsWith('.ts') && !name.includes('.test.'),
      );
      expect(BROWSER_FILES.length).toBeGreaterThan(300);
      expect(faultsOf([...BROWSER_FILES, ...contract.map((name) => join('lib/contract', name))])).toEqual([]);
    },
    HANG_MS,
  );

  it.each([
    ['toSorted', 'export const sorted = [2, 1].toSorted();'],
    ['Object.groupBy', 'export const groups = Object.groupBy([1], String);'],
    ['toWellFormed', "export const whole = 'a'.toWellFormed();"],
    ['Set.union', 'export const all = new Set([1]).union(new Set([2]));'],
    ['helpers of iterators', 'export const some = new Map([[1, 2]]).values().filter(Boolean);'],
  ])('the check reports a use of %s', (_name, source) => {
    expect(faultsOf([], { 'planted.ts': source })).not.toEqual([]);
  });

  it('checks that a browser interface exists where some browsers lack it', () => {
    const faults = BROWSER_FILES.flatMap((path) => {
      const text = ts.sys.readFile(path) ?? '';
      const used = LACKING.filter((name) =>
        new RegExp(`(?<!['.]?'|\\?\\.|[\\w'])\\b${name}\\(|\\.${name}\\(`).test(text),
      );
      return used.filter((name) => !text.includes(`'${name}' in`)).map((name) => `${path}: ${name}`);
    });
    expect(faults).toEqual([]);
  });
});
