import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { recordEarlyPresses } from './early-presses';

const SCRIPT = `(${recordEarlyPresses})()`;

/** The parts of a page that the script uses before anything is pressed. */
function aPage() {
  const page = { parts: ['no', 'no'], isLoading: true, listeners: new Map<string, Set<() => void>>() };
  const of = (name: string) => page.listeners.get(name) ?? new Set();
  const globals = {
    document: {
      get readyState() {
        return page.isLoading ? 'loading' : 'interactive';
      },
      querySelector: () => (page.parts.includes('no') ? {} : null),
    },
    addEventListener: (name: string, listener: () => void) =>
      page.listeners.set(name, new Set([...of(name), listener])),
    removeEventListener: (name: string, listener: () => void) => of(name).delete(listener),
    setTimeout: () => 0,
  };
  runInNewContext(SCRIPT, globals);
  return {
    page,
    hearsPresses: () => of('click').size > 0 && of('submit').size > 0 && of('touchstart').size > 0,
    tell: (name: string) => {
      for (const listener of of(name)) listener();
    },
  };
}

describe('recordEarlyPresses', () => {
  it('needs nothing but the browser, and cannot close its own script element', () => {
    expect(SCRIPT).not.toMatch(/<\/script|<!--/i);
    expect(aPage().hearsPresses()).toBe(true);
  });

  it('listens until every part of the page is hydrated, and no longer', () => {
    const { page, hearsPresses, tell } = aPage();
    page.isLoading = false;
    page.parts = ['yes', 'no'];
    tell('awake');
    expect(hearsPresses()).toBe(true);
    page.parts = ['yes', 'yes'];
    tell('awake');
    expect(hearsPresses()).toBe(false);
  });

  it('waits for the parts of the page that the server has not sent yet', () => {
    const { page, hearsPresses, tell } = aPage();
    page.parts = ['yes'];
    tell('awake');
    expect(hearsPresses()).toBe(true);
    page.isLoading = false;
    tell('DOMContentLoaded');
    expect(hearsPresses()).toBe(false);
  });
});
