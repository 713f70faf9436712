import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../messages');
const languages = readdirSync(root);
const files = languages.flatMap((language) =>
  readdirSync(join(root, language)).map((file) => ({ language, file })),
);

type Catalogue = Map<string, string>;

function readCatalogue(language: string, file: string): Catalogue {
  const found: Catalogue = new Map();
  collect(JSON.parse(readFileSync(join(root, language, file), 'utf8')), '', found);
  return found;
}

function collect(node: unknown, path: string, into: Catalogue) {
  if (typeof node === 'string') into.set(path, node);
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) collect(child, path ? `${path}.${key}` : key, into);
}

/** Lists every `{name}` that a message uses, also inside its plurals. */
function argumentsOf(text: string, language: string): string[] {
  const found = new Set<string>();
  const visit = (node: unknown) => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const isLiteral = 'type' in node && (node.type === 0 || node.type === 7);
    if (!isLiteral && 'type' in node && 'value' in node && typeof node.value === 'string')
      found.add(node.value);
    for (const child of Object.values(node)) visit(child);
  };
  visit(new IntlMessageFormat(text, language).getAst());
  return [...found].sort();
}

function pluralFormsOf(text: string): string[] {
  return [...text.matchAll(/\b(zero|one|two|few|many|other) \{/g)].map((match) => match[1] ?? '');
}

describe.each(files)('messages/$language/$file', ({ language, file }) => {
  const english = readCatalogue('en', file);
  const translated = readCatalogue(language, file);

  it('the file has the same keys as the English file', () => {
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('the file has no empty message', () => {
    expect([...translated].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('every message parses and uses the same arguments as the English message', () => {
    for (const [key, text] of translated) {
      expect(argumentsOf(text, language), key).toEqual(argumentsOf(english.get(key) ?? '', 'en'));
    }
  });

  it('every plural message defines every form of its language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of translated) {
      if (text.includes(', plural,')) expect(pluralFormsOf(text).sort(), key).toEqual([...forms].sort());
    }
  });
});
