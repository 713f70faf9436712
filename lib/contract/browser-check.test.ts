import { readFileSync } from 'node:fs';
import { createContext, runInContext, runInNewContext } from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locale';
import { loadMessages } from '@/lib/i18n/messages';
import { BROWSER_CHECK, NEEDED, SYNTAX_PROBE } from './browser-check';

const { browserslist } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Returns the parts of a script that are newer than the syntax of 2009. */
function newSyntaxOf(script: string): string[] {
  const found: string[] = [];
  const NEW = [
    ts.SyntaxKind.ArrowFunction,
    ts.SyntaxKind.ClassExpression,
    ts.SyntaxKind.NoSubstitutionTemplateLiteral,
    ts.SyntaxKind.TemplateExpression,
    ts.SyntaxKind.SpreadElement,
    ts.SyntaxKind.ForOfStatement,
    ts.SyntaxKind.QuestionDotToken,
    ts.SyntaxKind.QuestionQuestionToken,
    ts.SyntaxKind.ShorthandPropertyAssignment,
    ts.SyntaxKind.MethodDeclaration,
    ts.SyntaxKind.BigIntLiteral,
  ];
  const visit = (node: ts.Node): void => {
    const isLet = ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) !== 0;
    if (isLet || NEW.includes(node.kind)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('check.js', script, ts.ScriptTarget.Latest, true));
  return found;
}

type Listener = (event: unknown) => void;

/** Simulates a page in a browser that lacks at most one feature; returns what the check has done to the page. */
function pageOf({ lacks = '', syntax = SYNTAX_PROBE } = {}) {
  const page = { isHidden: true, isDeaf: true, policies: 0, submit: null as Listener | null };
  const loaded: (() => void)[] = [];
  const onError: Listener[] = [];
  const there = `for (const path of ${JSON.stringify(NEEDED)}) {
    let owner = globalThis;
    const names = path.split('.');
    names.forEach((name, at) => {
      if (!(name in Object(owner))) owner[name] = at === names.length - 1 ? true : {};
      owner = owner[name];
    });
  }
  delete ${lacks || 'globalThis.nothing'}`;
  const document = {
    readyState: 'loading',
    querySelector: (selector: string) =>
      selector.includes('awake')
        ? page.isDeaf
          ? {}
          : null
        : { removeAttribute: () => (page.isHidden = false) },
    createElement: () => ({}),
    head: { appendChild: () => (page.policies += 1) },
    addEventListener: (name: string, listener: Listener) => {
      if (name === 'submit') page.submit = listener;
      else loaded.push(() => listener(null));
    },
  };
  const context = createContext({
    document,
    addEventListener: (_: string, listener: Listener) => onError.push(listener),
  });
  runInContext(`self = window = globalThis; ${there}`, context);
  for (const script of [syntax, BROWSER_CHECK])
    try {
      runInContext(script, context);
    } catch (cause) {
      if (script === BROWSER_CHECK) throw cause;
    }
  document.readyState = 'complete';
  for (const show of loaded) show();
  const fail = (
    name: string,
    message: string,
    filename = 'https://hotel.example/_next/static/chunks/1.js',
  ) => {
    for (const hear of onError) hear({ error: { name, message }, filename });
  };
  return { page, fail };
}

describe('BROWSER_CHECK', () => {
  it('shows nothing when the browser has everything', () => {
    expect(pageOf().page).toMatchObject({ isHidden: true, policies: 0, submit: null });
  });

  it.each(NEEDED.filter((path) => path !== 'globalThis'))(
    'shows the message and stops all scripts without %s',
    (path) => {
      expect(pageOf({ lacks: path }).page).toMatchObject({ isHidden: false, policies: 1 });
    },
  );

  it('shows the message and stops all scripts when the browser cannot parse the syntax of the bundles', () => {
    const { page } = pageOf({ syntax: `${SYNTAX_PROBE}?.` });
    expect(page).toMatchObject({ isHidden: false, policies: 1 });
  });

  it('submits only forms that have an address', () => {
    const { page } = pageOf({ lacks: 'Object.hasOwn' });
    const sent = (action: string | null) => {
      let goes = true;
      const preventDefault = () => {
        goes = false;
      };
      page.submit?.({ target: { getAttribute: () => action }, preventDefault });
      return goes;
    };
    expect([sent('/api/form'), sent(null)]).toEqual([true, false]);
  });

  it('shows the message when a bundle could not be parsed', () => {
    const { page, fail } = pageOf();
    fail('SyntaxError', 'Unexpected token');
    expect(page).toMatchObject({ isHidden: false, policies: 0 });
  });

  it.each([
    ['a bundle that was read and failed', ['Error', 'Minified React error #418'], true],
    ['an answer that is no JSON', ['SyntaxError', 'Unexpected token < in JSON at position 0'], true],
    ['a script of an extension', ['SyntaxError', 'Unexpected token', 'extension://1/content.js'], true],
    ['a bundle that came later, when the page was awake', ['SyntaxError', 'Unexpected token'], false],
  ] as const)('does not show the message for %s', (_what, [name, message, filename], isDeaf) => {
    const { page, fail } = pageOf();
    page.isDeaf = isDeaf;
    fail(name, message, filename);
    expect(page.isHidden).toBe(true);
  });

  it('uses only syntax of 2009, and cannot end its own script element', () => {
    expect(newSyntaxOf(BROWSER_CHECK)).toEqual([]);
    expect(newSyntaxOf(SYNTAX_PROBE)).not.toEqual([]);
    expect(BROWSER_CHECK + SYNTAX_PROBE).not.toMatch(/<\/script|<!--/i);
  });

  it('adds no more than two kilobytes to each page', () => {
    expect((BROWSER_CHECK + SYNTAX_PROBE).length).toBeLessThan(2048);
  });

  it('finds all the language features that it requires in this process', () => {
    const language = NEEDED.filter((path) => /^(Array|String|Object|Promise|globalThis|Intl)/.test(path));
    expect(language.length).toBeGreaterThan(10);
    for (const path of language) expect(runInNewContext(`typeof ${path}`), path).not.toBe('undefined');
    expect(runInNewContext(`self = globalThis; ${SYNTAX_PROBE}; typeof newSyntax`)).toBe('function');
  });

  it.each(LOCALES)('names the browsers of package.json in the language %s', (locale) => {
    const { needs } = loadMessages(locale).OlderBrowser;
    for (const browser of browserslist) {
      const [name, version] = String(browser).split(' ');
      expect(needs.toLowerCase()).toContain(name);
      expect(needs).toContain(version);
    }
  });
});
