import { beforeEach, describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy } from '@/lib/http/content-security-policy';

type Variables = Record<string, string>;
const PUSHER: Variables = {
  PUSHER_APP_ID: '1',
  PUSHER_KEY: 'k',
  PUSHER_SECRET: 'canary',
  PUSHER_CLUSTER: 'eu',
};
const CLOUDINARY: Variables = { CLOUDINARY_URL: 'cloudinary://12:canary@killarney' };
const NONE: Variables = {
  CLOUDINARY_URL: '',
  PUSHER_APP_ID: '',
  PUSHER_KEY: '',
  PUSHER_SECRET: '',
  PUSHER_CLUSTER: '',
  PUSHER_HOST: '',
  PUSHER_PORT: '',
  PUSHER_USE_TLS: '',
};

function directives(variables: Variables = {}): Map<string, string[]> {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const pairs = contentSecurityPolicy('n0nce')
    .split('; ')
    .map((directive) => directive.split(' '));
  return new Map(pairs.map(([name = '', ...values]) => [name, values]));
}

beforeEach(() => {
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('APP_URL', 'http://192.168.0.7:3000');
  vi.stubEnv('APP_ORIGINS', 'http://localhost:3000');
  vi.stubEnv('NEXTAUTH_SECRET', 'a-sentence-that-only-the-tests-know-1234');
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/hotel');
  directives(NONE);
  return () => vi.unstubAllEnvs();
});

describe('contentSecurityPolicy', () => {
  it('allows scripts by nonce only in production', () => {
    expect(directives().get('script-src')).toEqual(["'nonce-n0nce'", "'strict-dynamic'"]);
  });

  it('allows Firebase only where browsers register with it', () => {
    expect(directives({ FIREBASE_WEB_API_KEY: 'k' }).get('connect-src')).toEqual([
      "'self'",
      'https://firebaseinstallations.googleapis.com',
      'https://fcmregistrations.googleapis.com',
    ]);
    expect(directives({ FIREBASE_WEB_API_KEY: '' }).get('connect-src')).toEqual(["'self'"]);
  });

  it('allows no foreign source, no embedding and no form that posts to another site', () => {
    const policy = directives();
    for (const name of ['default-src', 'connect-src', 'font-src', 'form-action', 'worker-src']) {
      expect(policy.get(name)).toEqual(["'self'"]);
    }
    for (const name of ['object-src', 'base-uri', 'frame-ancestors'])
      expect(policy.get(name)).toEqual(["'none'"]);
    expect([...policy.values()].flat().join(' ')).not.toMatch(/\*|https?:|unsafe-eval/);
  });

  it('allows connections to Channels of the configured cluster only', () => {
    const sources = ["'self'", 'wss://ws-eu.pusher.com', 'https://sockjs-eu.pusher.com'];
    expect(directives(PUSHER).get('connect-src')).toEqual(sources);
  });

  it('allows a Channels server of our own by its name and port', () => {
    const own = { ...PUSHER, PUSHER_HOST: 'channels.example', PUSHER_PORT: '8443' };
    expect(directives(own).get('connect-src')).toEqual(["'self'", 'wss://channels.example:8443']);
  });

  it('allows a Channels server on this machine under each host name of the page', () => {
    const own = { ...PUSHER, PUSHER_HOST: '127.0.0.1', PUSHER_PORT: '6001', PUSHER_USE_TLS: 'false' };
    const sources = ['ws://127.0.0.1:6001', 'ws://192.168.0.7:6001', 'ws://localhost:6001'];
    expect(directives(own).get('connect-src')).toEqual(["'self'", ...sources]);
  });

  it('allows uploads to the configured file store only', () => {
    expect(directives(CLOUDINARY).get('connect-src')).toEqual(["'self'", 'https://api.cloudinary.com']);
    expect(directives({ CLOUDINARY_URL: '' }).get('connect-src')).toEqual(["'self'"]);
    expect(directives(CLOUDINARY).get('img-src')?.join(' ')).not.toContain('cloudinary');
  });

  it('contains no secret', () => {
    directives({ ...PUSHER, ...CLOUDINARY });
    expect(contentSecurityPolicy('n0nce')).not.toContain('canary');
  });

  it('allows eval in development only', () => {
    expect(directives({ NODE_ENV: 'development' }).get('script-src')).toContain("'unsafe-eval'");
  });
});
