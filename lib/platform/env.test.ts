import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkEnvironment, EnvironmentError, env, ownOrigins, usesHttps } from '@/lib/platform/env';

const WHOLE = {
  APP_URL: 'https://hotelmate.example/desk',
  DATABASE_URL: 'postgresql://hotel@localhost:5432/hotel',
  NEXTAUTH_SECRET: '0123456789abcdef0123456789abcdef',
};
const PUSHER = { PUSHER_APP_ID: '1', PUSHER_KEY: 'key', PUSHER_SECRET: 'hush', PUSHER_CLUSTER: 'eu' };
const OTHERS = {
  PUSHER_HOST: undefined,
  PUSHER_PORT: undefined,
  PUSHER_USE_TLS: undefined,
  APP_ORIGINS: undefined,
  CLOUDINARY_URL: undefined,
  CLOUDINARY_CLOUD_NAME: undefined,
  CLOUDINARY_API_KEY: undefined,
  CLOUDINARY_API_SECRET: undefined,
  FILE_STORE_DIR: undefined,
  CRON_SECRET: undefined,
  SCHEDULER_EVERY_SECONDS: undefined,
  QSTASH_TOKEN: undefined,
  QSTASH_CURRENT_SIGNING_KEY: undefined,
  QSTASH_NEXT_SIGNING_KEY: undefined,
  QSTASH_URL: undefined,
  METRICS_KEY: undefined,
  CLIENT_IP_HEADER: undefined,
  CLIENT_IP_PROXIES: undefined,
  DATABASE_KEEPS_PLANS: undefined,
  DATABASE_POOL_SIZE: undefined,
  DEMO_FILE: undefined,
  VERCEL: undefined,
  NEXTAUTH_URL: undefined,
};
type Variables = Record<string, string | undefined>;

function set(variables: Variables): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

function without(all: Variables, name: string): Variables {
  return { ...all, [name]: undefined };
}

beforeEach(() => set({ ...OTHERS, ...WHOLE, ...PUSHER }));
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the core variables', () => {
  it('lets the app start with the core variables alone', () => {
    set({ PUSHER_APP_ID: '', PUSHER_KEY: '', PUSHER_SECRET: '', PUSHER_CLUSTER: '' });
    expect(checkEnvironment).not.toThrow();
    expect(env.pusher()).toBeNull();
  });

  it.each(Object.keys(WHOLE))('stops the start and names %s when it is missing or empty', (name) => {
    const missing = new EnvironmentError(`The environment is incomplete:\n  ${name}: is missing`);
    set(without(WHOLE, name));
    expect(checkEnvironment).toThrow(missing);
    set({ [name]: '' });
    expect(checkEnvironment).toThrow(missing);
  });

  it('names every missing variable at once', () => {
    set({ APP_URL: '', DATABASE_URL: '', NEXTAUTH_SECRET: '' });
    expect(checkEnvironment).toThrow(
      /APP_URL: is missing\n.*DATABASE_URL: is missing\n.*NEXTAUTH_SECRET: is missing$/,
    );
  });

  it.each([
    ['APP_URL', 'hotelmate.example'],
    ['APP_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://localhost/hotel'],
    ['NEXTAUTH_SECRET', 'too-short'],
    ['APP_ORIGINS', 'http://192.168.0.7:3000, elsewhere'],
    ['CRON_SECRET', 'too-short'],
    ['METRICS_KEY', 'too-short'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_POOL_SIZE', 'many'],
    ['CLIENT_IP_PROXIES', '0'],
    ['WEBHOOKS_ALLOWED_PRIVATE', 'localhost:8080'],
    ['WEBHOOKS_ALLOWED_PRIVATE', '127.0.0.1'],
    ['WEBHOOKS_ALLOWED_PRIVATE', '127.0.0.1:70000'],
    ['CLIENT_IP_PROXIES', 'all'],
    ['DATABASE_KEEPS_PLANS', 'maybe'],
    ['PUSHER_PORT', '65536'],
    ['PUSHER_PORT', 'https'],
    ['PUSHER_USE_TLS', 'yes'],
  ])('names %s when it is %s and does not repeat the value', (name, value) => {
    set({ [name]: value });
    expect(checkEnvironment).toThrow(new RegExp(`^The environment is incomplete:\\n {2}${name}[.\\d]*: `));
    expect(checkEnvironment).not.toThrow(value);
  });

  it.each([
    ['NEXTAUTH_SECRET', 'change-me-change-me-change-me-change-me'],
    ['NEXTAUTH_SECRET', 'changeme0123456789abcdef0123456789abcdef'],
    ['NEXTAUTH_SECRET', 'an-EXAMPLE-secret-0123456789abcdef012345'],
    ['NEXTAUTH_SECRET', 'your-secret-0123456789abcdef0123456789ab'],
    ['NEXTAUTH_SECRET', 'put-a-long-secret-here-0123456789abcdef0'],
    ['CRON_SECRET', 'change-me-change-me'],
    ['CRON_SECRET', 'your-cron-secret-here'],
  ])('refuses to start with an example secret as %s', (name, value) => {
    set({ [name]: value });
    expect(checkEnvironment).toThrow(`${name}: is still the example value`);
  });
});

describe('the variables of Channels', () => {
  it.each(Object.keys(PUSHER))('names %s when it alone is missing', (name) => {
    set(without(PUSHER, name));
    expect(checkEnvironment).toThrow(
      new EnvironmentError(`The environment is incomplete:\n  ${name}: is missing`),
    );
    set({ [name]: '' });
    expect(checkEnvironment).toThrow(`${name}: is missing`);
  });

  it.each(Object.keys(PUSHER))('names the three missing variables when %s alone is set', (name) => {
    set(Object.fromEntries(Object.keys(PUSHER).map((other) => [other, ''])));
    set({ [name]: 'set' });
    const others = Object.keys(PUSHER).filter((other) => other !== name);
    expect(checkEnvironment).toThrow(others.map((other) => `  ${other}: is missing`).join('\n'));
  });

  it.each([
    ['PUSHER_HOST', 'localhost'],
    ['PUSHER_PORT', '6001'],
    ['PUSHER_USE_TLS', 'false'],
  ])('refuses %s without the keys', (name, value) => {
    set({ PUSHER_APP_ID: '', PUSHER_KEY: '', PUSHER_SECRET: '', PUSHER_CLUSTER: '', [name]: value });
    expect(checkEnvironment).toThrow(new RegExp(`^${name} is set, but PUSHER_APP_ID, .* are not\\.$`));
  });

  it('reads the address of a Channels server of our own', () => {
    set({ PUSHER_HOST: '127.0.0.1', PUSHER_PORT: '6001', PUSHER_USE_TLS: 'false' });
    expect(env.pusher()).toMatchObject({
      PUSHER_HOST: '127.0.0.1',
      PUSHER_PORT: 6001,
      PUSHER_USE_TLS: false,
    });
  });
});

describe('DEMO_FILE', () => {
  it('refuses to run the demo on Vercel', () => {
    set({ DEMO_FILE: '/tmp/demo.json', VERCEL: '1' });
    expect(checkEnvironment).toThrow(new EnvironmentError('DEMO_FILE is for the local demo only.'));
    set({ VERCEL: '' });
    expect(checkEnvironment).not.toThrow();
  });
});

describe('ownOrigins and usesHttps', () => {
  it('returns origins without paths, the main one first', () => {
    set({ APP_ORIGINS: ' http://192.168.0.7:3000/ , http://hotel.local:80,, ' });
    expect(ownOrigins()).toEqual([
      'https://hotelmate.example',
      'http://192.168.0.7:3000',
      'http://hotel.local',
    ]);
  });

  it('reports whether cookies can be restricted to HTTPS', () => {
    expect(usesHttps()).toBe(true);
    set({ APP_URL: 'http://localhost:3000' });
    expect(usesHttps()).toBe(false);
  });
});
