/** The only ways in which a browser test acts; lib/testing/e2e-rules.test.ts sees to it. */
export * from './acts';
export * from './early';
export { comeOnline, dragFile, longPress, paste, turn, wheel } from './gestures';
export { awake, expectNoScript, live } from './ready';
