import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import config from '../../playwright.config';

/** The acts of a person on a page. Only e2e/act performs them, because it waits until each is possible. */
const ACTS =
  'check clear click dblclick dispatchEvent dragTo fill focus goBack goForward goto hover press pressSequentially reload selectOption setChecked setInputFiles tap type uncheck waitForTimeout'.split(
    ' ',
  );
const DEVICES = ['keyboard', 'mouse', 'touchscreen'];
/** The lower bound of a limit against a hang: with a lower one, a busy machine fails for being slow. */
const LEAST_TIMEOUT_MS = 60_000;

const nameOf = (node: ts.Node) => (ts.isIdentifier(node) ? node.text : '');

/** Lists the lines of a test that act without the helpers, wait for a fixed time, or have a short limit. */
function faultsOf(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const faults: string[] = [];
  const note = (node: ts.Node) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    faults.push(`${path}:${line + 1} ${node.getText().split('\n')[0]}`);
  };
  (function visit(node: ts.Node) {
    if (isActPastHelpers(node) || isDevice(node) || isShortTimeout(node)) note(node);
    ts.forEachChild(node, visit);
  })(file);
  return faults;
}

function isActPastHelpers(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false;
  const called = node.expression;
  if (nameOf(called) === 'setTimeout' || nameOf(called) === 'setInterval') return true;
  if (!ts.isPropertyAccessExpression(called) || !ACTS.includes(called.name.text)) return false;
  // A method call on `this` is not an act on a page.
  return nameOf(called.expression) !== 'act' && called.expression.kind !== ts.SyntaxKind.ThisKeyword;
}

const isDevice = (node: ts.Node) => ts.isPropertyAccessExpression(node) && DEVICES.includes(node.name.text);

function isShortTimeout(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node) && /timeout$/i.test(node.name.getText()))
    return isShort(node.initializer);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  return /^set(Default)?\w*Timeout$/.test(node.expression.name.text) && node.arguments.some(isShort);
}

/** A limit that is not a literal could have any value. */
const isShort = (node: ts.Node) => !ts.isNumericLiteral(node) || Number(node.text) < LEAST_TIMEOUT_MS;

const FILES = readdirSync('e2e', { recursive: true, encoding: 'utf8' })
  .map((name) => join('e2e', name))
  .filter((path) => path.endsWith('.ts'));
const TESTS = FILES.filter((path) => !path.startsWith('e2e/act/'));

describe('browser tests', () => {
  it('the search finds the browser tests and the helpers that act for them', () => {
    expect(TESTS.length).toBeGreaterThan(30);
    expect(FILES.length).toBeGreaterThan(TESTS.length);
  });

  it('browser tests act by the helpers only, wait for no fixed time, and have no short limit', () => {
    const faults = TESTS.flatMap((path) => faultsOf(path, readFileSync(path, 'utf8')));
    expect(faults).toEqual([]);
  });

  it('the configuration has only limits against a hang, and no retries', () => {
    const { timeout = 0, expect: expecting, use, retries } = config;
    for (const limit of [timeout, expecting?.timeout, use?.actionTimeout, use?.navigationTimeout])
      expect(limit).toBeGreaterThanOrEqual(LEAST_TIMEOUT_MS);
    expect(retries).toBe(0);
  });

  it.each([
    ["await page.getByRole('button').click();"],
    ["await desk.getByLabel('Name')\n  .fill('x');"],
    ["await page.keyboard.press('Enter');"],
    ['await page.mouse.wheel(0, 10);'],
    ["await page.goto('/');"],
    ['await phone.reload();'],
    ["await box.evaluate((node) => node.dispatchEvent(new Event('input')));"],
    ['await page.waitForTimeout(70_000);'],
    ['await new Promise((next) => setTimeout(next, 10));'],
    ['await expect(row).toBeVisible({ timeout: 40_000 });'],
    ['test.setTimeout(30_000);'],
    ['await page.waitForURL(address, { timeout: QUICK_MS });'],
  ])('the check reports: %s', (planted) => {
    expect(faultsOf('planted.ts', planted)).not.toEqual([]);
  });

  it.each([
    ["await act.click(page.getByRole('button'));"],
    ["await page.waitForURL('**/staff');"],
    ['await expect(row).toBeVisible({ timeout: 60_000 });'],
  ])('the check accepts: %s', (allowed) => {
    expect(faultsOf('allowed.ts', allowed)).toEqual([]);
  });
});
