import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkEnvironment, EnvironmentError, env } from '@/lib/platform/env';

const PARTS = { CLOUDINARY_CLOUD_NAME: 'killarney', CLOUDINARY_API_KEY: '12', CLOUDINARY_API_SECRET: 'hush' };
const ACCOUNT = {
  cloudName: 'killarney',
  apiKey: '12',
  apiSecret: 'hush',
  origin: 'https://api.cloudinary.com',
};

function set(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

beforeEach(() => {
  set({ APP_URL: 'https://hotelmate.example', DATABASE_URL: 'postgresql://hotel@localhost:5432/hotel' });
  set({
    NEXTAUTH_SECRET: '0123456789abcdef0123456789abcdef',
    PUSHER_HOST: undefined,
    PUSHER_PORT: undefined,
  });
  set({ CLOUDINARY_URL: undefined, FILE_STORE_DIR: undefined, VERCEL: undefined, PUSHER_USE_TLS: undefined });
  set(Object.fromEntries(Object.keys(PARTS).map((name) => [name, undefined])));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the Cloudinary configuration', () => {
  it('disables Cloudinary and files when nothing is configured', () => {
    set({ CLOUDINARY_URL: '' });
    expect(env.cloudinary()).toBeNull();
    expect(env.takesFiles()).toBe(false);
  });

  it('accepts one address or three variables, and prefers the address', () => {
    set(PARTS);
    expect(env.cloudinary()).toEqual(ACCOUNT);
    expect(env.takesFiles()).toBe(true);
    set({ CLOUDINARY_URL: 'cloudinary://34:quiet@dublin', CLOUDINARY_API_SECRET: '' });
    expect(checkEnvironment).not.toThrow();
    expect(env.cloudinary()).toEqual({ ...ACCOUNT, cloudName: 'dublin', apiKey: '34', apiSecret: 'quiet' });
  });

  it.each(Object.keys(PARTS))('names %s when it alone is missing', (name) => {
    set({ ...PARTS, [name]: '' });
    expect(checkEnvironment).toThrow(
      new EnvironmentError(`The environment is incomplete:\n  ${name}: is missing`),
    );
  });

  it.each([
    'https://12:canary@killarney',
    'cloudinary://12@killarney',
    'cloudinary://killarney',
    'canary',
    'cloudinary://12:canary@killarney?upload_prefix=http://files.example',
    'cloudinary://12:canary@killarney?upload_prefix=canary',
  ])('refuses %s and does not repeat the value', (address) => {
    set({ CLOUDINARY_URL: address });
    expect(checkEnvironment).toThrow('CLOUDINARY_URL: must be cloudinary://key:secret@name');
    expect(checkEnvironment).not.toThrow('canary');
  });

  it('allows plain HTTP to this machine, as in tests', () => {
    set({ CLOUDINARY_URL: 'cloudinary://12:hush@killarney?upload_prefix=http://127.0.0.1:4000' });
    expect(env.cloudinary()).toEqual({ ...ACCOUNT, origin: 'http://127.0.0.1:4000' });
  });

  it('requires Cloudinary instead of a folder on Vercel, which has no persistent disk', () => {
    set({ FILE_STORE_DIR: '/tmp/files', VERCEL: '1' });
    expect(checkEnvironment).toThrow('on Vercel set CLOUDINARY_URL');
    set({ ...PARTS, FILE_STORE_DIR: '' });
    expect(checkEnvironment).not.toThrow();
  });
});
