import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkEnvironment, EnvironmentError, env } from '@/lib/platform/env';
import { secondsOf, type TimerSettings, timersOf } from '@/lib/platform/env-timers';

const QSTASH = {
  QSTASH_TOKEN: 'token',
  QSTASH_CURRENT_SIGNING_KEY: 'sig_1',
  QSTASH_NEXT_SIGNING_KEY: 'sig_2',
};
const NAMES = [...Object.keys(QSTASH), 'QSTASH_URL', 'CRON_SECRET', 'SCHEDULER_EVERY_SECONDS', 'VERCEL'];

function set(variables: Record<string, string>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

beforeEach(() => {
  for (const name of NAMES) vi.stubEnv(name, '');
  set({
    APP_URL: 'https://hotelmate.example',
    DATABASE_URL: 'postgresql://hotel@localhost:5432/hotel',
    NEXTAUTH_SECRET: '0123456789abcdef0123456789abcdef',
    FILE_STORE_DIR: '',
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the variables of QStash', () => {
  it('accepts all QStash variables or none', () => {
    expect(env.qstash()).toBeNull();
    set(QSTASH);
    expect(checkEnvironment).not.toThrow();
    expect(env.qstash()).toEqual(QSTASH);
  });

  it.each(Object.keys(QSTASH))('stops the start and names %s when it alone is missing', (name) => {
    set({ ...QSTASH, [name]: '' });
    expect(checkEnvironment).toThrow(
      new EnvironmentError(`The environment is incomplete:\n  ${name}: is missing`),
    );
  });

  it('stops the start when QSTASH_URL is set without keys', () => {
    set({ QSTASH_URL: 'https://qstash-us-east-1.upstash.io' });
    expect(checkEnvironment).toThrow(
      'QSTASH_URL is set, but QSTASH_TOKEN, QSTASH_CURRENT_SIGNING_KEY and QSTASH_NEXT_SIGNING_KEY are not.',
    );
  });

  it('stops the start when QSTASH_URL is not an address', () => {
    set({ ...QSTASH, QSTASH_URL: 'upstash' });
    expect(checkEnvironment).toThrow(/^The environment is incomplete:\n {2}QSTASH_URL: /);
  });
});

describe('SCHEDULER_EVERY_SECONDS', () => {
  it('stops the start when SCHEDULER_EVERY_SECONDS is set without CRON_SECRET', () => {
    set({ SCHEDULER_EVERY_SECONDS: '60' });
    expect(checkEnvironment).toThrow(
      new EnvironmentError('SCHEDULER_EVERY_SECONDS is set, but CRON_SECRET is not.'),
    );
    set({ CRON_SECRET: '0123456789abcdef' });
    expect(checkEnvironment).not.toThrow();
  });

  it.each(['9', '241', '1.5', 'often'])('stops the start when SCHEDULER_EVERY_SECONDS is %s', (value) => {
    set({ CRON_SECRET: '0123456789abcdef', SCHEDULER_EVERY_SECONDS: value });
    expect(checkEnvironment).toThrow(/SCHEDULER_EVERY_SECONDS: /);
  });
});

describe('the timer source', () => {
  const NONE: TimerSettings = {
    hasQstash: false,
    cronSecret: undefined,
    everySeconds: undefined,
    isOnVercel: true,
  };
  const DAILY = ['0 4 * * *'];
  const MINUTE = ['* * * * *'];

  it.each<[string, Partial<TimerSettings>, string[], string | null, number | null]>([
    ['an interval, where a process stays awake', { isOnVercel: false }, DAILY, 'interval', null],
    ['nothing, on Vercel with a daily schedule', { cronSecret: 'secret' }, DAILY, null, null],
    ['nothing, on Vercel with a schedule and no secret', {}, MINUTE, null, null],
    ['a schedule of every minute', { cronSecret: 'secret' }, MINUTE, 'vercel_cron', 60],
    [
      'the most frequent of two schedules',
      { cronSecret: 'secret' },
      [...DAILY, '*/2 * * * *'],
      'vercel_cron',
      120,
    ],
    [
      'nothing, with a schedule too rare to be on time',
      { cronSecret: 'secret' },
      ['*/5 * * * *'],
      null,
      null,
    ],
    ['another scheduler', { cronSecret: 'secret', everySeconds: 30 }, DAILY, 'external_scheduler', 30],
    [
      'QStash before all others',
      { hasQstash: true, cronSecret: 'secret', everySeconds: 30 },
      MINUTE,
      'qstash',
      null,
    ],
    ['QStash, self-hosted too', { hasQstash: true, isOnVercel: false }, DAILY, 'qstash', null],
  ])('uses %s to run timers', (_, settings, schedules, source, everySeconds) => {
    expect(timersOf({ ...NONE, ...settings }, schedules)).toEqual({ source, everySeconds });
  });

  it('uses nothing on Vercel as the repository is deployed, until it is configured', () => {
    set({ VERCEL: '1', CRON_SECRET: '0123456789abcdef' });
    expect(env.timers().source).toBeNull();
    set(QSTASH);
    expect(env.timers().source).toBe('qstash');
  });
});

it.each([
  ['* * * * *', 60],
  [' */3 * * * * ', 180],
  ['0 4 * * *', null],
  ['*/0 * * * *', null],
  ['* 4 * * *', null],
  ['*/2 * * *', null],
  ['', null],
])('reads how often the schedule "%s" runs', (schedule, seconds) => {
  expect(secondsOf(schedule)).toBe(seconds);
});
