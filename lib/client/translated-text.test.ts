import { expect, it } from 'vitest';
import { followTranslators } from './translated-text';

it('contains nothing that could close its own script element', () => {
  expect(`(${followTranslators})()`).not.toMatch(/<\/script|<!--/i);
});
