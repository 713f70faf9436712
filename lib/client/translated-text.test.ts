import { expect, it } from 'vitest';
import { followTranslators } from './translated-text';

it('is a script that the first HTML can carry: it cannot end its own element', () => {
  expect(`(${followTranslators})()`).not.toMatch(/<\/script|<!--/i);
});
