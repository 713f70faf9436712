import { expect, it } from 'vitest';
import { deviceName } from './device-name';

const MOZILLA = 'Mozilla/5.0';
const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

it.each([
  [
    'iPhone, Safari',
    `${MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${WEBKIT} Version/18.0 Mobile/15E148 Safari/604.1`,
  ],
  [
    'iPhone, Chrome',
    `${MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${WEBKIT} CriOS/130.0 Mobile/15E148 Safari/604.1`,
  ],
  [
    'Android, Chrome',
    `${MOZILLA} (Linux; Android 15; Pixel 9) ${WEBKIT} Chrome/130.0.0.0 Mobile Safari/537.36`,
  ],
  ['Android, Firefox', `${MOZILLA} (Android 15; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0`],
  [
    'Windows, Edge',
    `${MOZILLA} (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/130.0.0.0 Safari/537.36 Edg/130.0`,
  ],
  ['Mac, Safari', `${MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18.0 Safari/605.1.15`],
  ['Linux, Firefox', `${MOZILLA} (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0`],
])('names the device "%s"', (name, userAgent) => {
  expect(deviceName(userAgent)).toBe(name);
});

it('returns an empty name for unknown user agents, and repeats no part of them', () => {
  expect(deviceName('')).toBe('');
  expect(deviceName('<script>alert(1)</script>')).toBe('');
});
