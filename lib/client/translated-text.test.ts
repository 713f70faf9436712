import { expect, it } from 'vitest';
import { followTranslators } from './translated-text';

it('cannot close the script element that contains it', () => {
  expect(`(${followTranslators})()`).not.toMatch(/<\/script|<!--/i);
});
