import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** Functions of `lib/client` and of the formatter that return a time, a size or a number. */
const FORMATTERS = /^(?:\w+Time|fileSize|dateTime|number|relativeTime|dayOf|day)$/;
const ELEMENTS = ['bdi', 'time'];
const FILES = ['app', 'components'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') && !name.includes('.test.'))
    .map((name) => join(folder, name)),
);

type Element = ts.JsxElement | ts.JsxSelfClosingElement;
const openingOf = (node: Element) => (ts.isJsxElement(node) ? node.openingElement : node);
const isElement = (node: ts.Node): node is Element =>
  ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node);

function attributeOf(node: Element, name: string): string | null {
  const found = openingOf(node).attributes.properties.find(
    (each) => ts.isJsxAttribute(each) && each.name.getText() === name,
  );
  return found && ts.isJsxAttribute(found) ? (found.initializer?.getText() ?? '') : null;
}

/** Returns whether an expression yields a time, a size or a counter. */
function isMade(node: ts.Expression, source: ts.SourceFile): boolean {
  if (ts.isCallExpression(node)) {
    const { expression } = node;
    const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
    return FORMATTERS.test(name) || countsIn(node);
  }
  if (ts.isConditionalExpression(node))
    return isMade(node.whenTrue, source) || isMade(node.whenFalse, source);
  if (ts.isBinaryExpression(node)) return isMade(node.right, source);
  if (ts.isParenthesizedExpression(node)) return isMade(node.expression, source);
  if (!ts.isIdentifier(node)) return false;
  return initializersOf(node.text, source).some((each) => !ts.isIdentifier(each) && isMade(each, source));
}

/** Returns whether a message contains a count or the names of people who are typing. */
function countsIn({ expression, arguments: given }: ts.CallExpression): boolean {
  const [, values] = given;
  if (expression.getText() !== 't' || !values || !ts.isObjectLiteralExpression(values)) return false;
  const [key = ''] = given.map((each) => each.getText());
  return key.includes('typing') || values.properties.some((each) => each.name?.getText() === 'count');
}

function initializersOf(name: string, source: ts.SourceFile): ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer)
      found.push(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isOfKind(node: Element, source: ts.SourceFile): boolean {
  const tag = openingOf(node).tagName.getText();
  if (!/^[a-z]/.test(tag)) return false;
  if (ELEMENTS.includes(tag)) return true;
  // Text of people, and our own prose that contains a count, may be translated.
  const isProse =
    attributeOf(node, 'dir') === '"auto"' || attributeOf(node, 'className')?.includes('text-pretty');
  if (isProse || !ts.isJsxElement(node)) return false;
  return node.children.some(
    (each) => ts.isJsxExpression(each) && each.expression !== undefined && isMade(each.expression, source),
  );
}

function faultsOf(path: string, text = readFileSync(path, 'utf8')): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isElement(node)) {
      if (attributeOf(node, 'translate') === '"no"') return;
      if (isOfKind(node, source)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${path}:${line + 1} ${openingOf(node).getText().replace(/\s+/g, ' ').slice(0, 80)}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it('marks each name, time, size and counter of a screen as not translatable', () => {
  expect(FILES.length).toBeGreaterThan(150);
  expect(FILES.flatMap((path) => faultsOf(path))).toEqual([]);
});

it.each([
  ['a name', '<bdi>{name}</bdi>'],
  ['a time', '<time dateTime={at}>{words}</time>'],
  ['a size', '<span>{ending} · {fileSize(bytes, format.number)}</span>'],
  ['a day', '<p>{format.dateTime(day)}</p>'],
  ['a counter', "<p>{left <= 200 && t('left', { count: left })}</p>"],
])('reports %s without the mark and accepts it with the mark', (_kind, element) => {
  const page = (shown: string) => `export const Shown = () => <div>${shown}</div>;`;
  expect(faultsOf('planted.tsx', page(element))).toHaveLength(1);
  expect(faultsOf('planted.tsx', page(`<p translate="no">${element}</p>`))).toEqual([]);
});
