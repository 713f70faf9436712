import type { Page } from '@playwright/test';

/** Encloses each translated text, so that a test sees which text is translated, stale or doubled. */
export const MARK = { begin: '⟦', end: '⟧' };
export type Way = 'replaces' | 'wraps';

/**
 * Translates as browsers do: replaces or wraps each text by a `<font>` element with other words, from the first HTML on
 * where `from` is `start`, and again at each change of the page. It ignores `translate="no"`, so that no text is safe
 * because of that attribute.
 */
export async function translate(page: Page, way: Way, from: 'start' | 'now'): Promise<void> {
  const given = { way, begin: MARK.begin, end: MARK.end };
  if (from === 'start') await page.addInitScript(beTranslator, given);
  else await page.evaluate(beTranslator, given);
}

function beTranslator({ way, begin, end }: { way: Way; begin: string; end: string }): void {
  const SKIPPED = 'script,style,noscript,textarea,title,template,font,option';
  const fonts = () => {
    const outer = document.createElement('font');
    return [outer, outer.appendChild(document.createElement('font'))] as const;
  };
  function translateText(text: Text) {
    const words = text.data;
    if (!words.trim() || !text.parentElement || text.parentElement.closest(SKIPPED)) return;
    const [outer, inner] = fonts();
    if (way === 'replaces') {
      inner.append(`${begin}${words}${end}`);
      text.replaceWith(outer);
    } else {
      text.replaceWith(outer);
      inner.append(text);
      text.data = `${begin}${words}${end}`;
    }
  }
  function translateAll() {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node instanceof Text) texts.push(node);
    for (const text of texts) translateText(text);
  }
  new MutationObserver(translateAll).observe(document, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  translateAll();
}
