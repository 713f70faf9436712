import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** The files are served without a build, so nothing else checks their types. */
describe('public/sw.js and public/sw-off.js', () => {
  it('the service workers have no type errors', () => {
    const program = ts.createProgram(['public/sw.js', 'public/sw-off.js'], {
      allowJs: true,
      checkJs: true,
      noEmit: true,
      strict: true,
      noUncheckedIndexedAccess: true,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts', 'lib.webworker.d.ts'],
      types: [],
    });
    const faults = ts.getPreEmitDiagnostics(program).map(({ messageText, start, file: at }) => {
      const line = at && start !== undefined ? at.getLineAndCharacterOfPosition(start).line + 1 : 0;
      return `${at?.fileName ?? ''}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    expect(faults).toEqual([]);
  });
});
