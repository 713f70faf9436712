import * as acts from './acts';
import * as early from './early';
import * as gestures from './gestures';
import { awake, expectNoScript, live } from './ready';

/** Browser tests act through these helpers only; lib/testing/e2e-rules.test.ts checks that. */
export const act = { ...acts, ...early, ...gestures, awake, expectNoScript, live };
