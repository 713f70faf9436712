import * as acts from './acts';
import * as early from './early';
import * as gestures from './gestures';
import { awake, expectNoScript, live } from './ready';

/** The only ways in which a browser test acts; lib/testing/e2e-rules.test.ts sees to it. */
export const act = { ...acts, ...early, ...gestures, awake, expectNoScript, live };
