import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const CHUNKS = '.next/static/chunks';
const LIB = dirname(createRequire(import.meta.url).resolve('typescript'));
const OLD_NAMES = ['String.prototype.trimLeft', 'String.prototype.trimRight'];
/** The types whose methods a script calls without a check that they exist. */
const OWNER = /^(?:(Array|String)|(Array|Object|Promise|String)Constructor)$/;

/**
 * Returns methods by their paths from the window, such as `Array.prototype.at`, from the type libraries of these years.
 */
function methodsOf(years: RegExp): Set<string> {
  const found = new Set<string>();
  for (const name of readdirSync(LIB).filter((each) => years.test(each))) {
    const source = ts.createSourceFile(name, readFileSync(join(LIB, name), 'utf8'), ts.ScriptTarget.Latest);
    source.forEachChild((node) => {
      const [, instance, maker] = (ts.isInterfaceDeclaration(node) && OWNER.exec(node.name.text)) || [];
      const owner = instance ? `${instance}.prototype` : maker;
      if (!owner || !ts.isInterfaceDeclaration(node)) return;
      for (const { name: method } of node.members)
        if (method && ts.isIdentifier(method)) found.add(`${owner}.${method.text}`);
    });
  }
  return found;
}

function isForOldBrowsersOnly(): (chunk: string) => boolean {
  const { polyfillFiles } = JSON.parse(readFileSync('.next/build-manifest.json', 'utf8'));
  return (chunk) => polyfillFiles.includes(`static/chunks/${chunk}`);
}

/** Returns every name that a bundle calls as a method. */
function namesCalled(): Set<string> {
  const called = new Set<string>();
  const isOld = isForOldBrowsersOnly();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && !node.questionDotToken)
      called.add(node.expression.name.text);
    ts.forEachChild(node, visit);
  };
  for (const chunk of readdirSync(CHUNKS).filter((name) => name.endsWith('.js') && !isOld(name)))
    visit(ts.createSourceFile(chunk, readFileSync(join(CHUNKS, chunk), 'utf8'), ts.ScriptTarget.Latest));
  return called;
}

/** Returns the methods newer than 2018 whose names the bundles call, by TypeScript's type libraries. */
export function newMethodsInBundles(): string[] {
  // Where one method has two names, the older name exists everywhere, though the libraries list both in one year.
  const old = new Set([...methodsOf(/^lib\.es(5|20(1[5-8]))(\..*)?\.d\.ts$/), ...OLD_NAMES]);
  const called = namesCalled();
  return [...methodsOf(/^lib\.es20(19|2\d)\..*\.d\.ts$/)].filter(
    (path) => !old.has(path) && called.has(path.split('.').at(-1) ?? ''),
  );
}
