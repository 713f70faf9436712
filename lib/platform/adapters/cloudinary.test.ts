import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AttachmentStorage, OpenedFile } from '@/lib/guest-chat/ports';
import { clock } from '@/lib/kernel/clock';
import { log } from '@/lib/kernel/log';
import { createCloudinaryStore } from '@/lib/platform/adapters/cloudinary';
import { env } from '@/lib/platform/env';
import { captureLog } from '@/lib/testing/capture-log';
import { ACCOUNT, useCloudinary } from '@/lib/testing/cloudinary';
import type { CloudinaryFault } from '@/scripts/embedded/cloudinary';

const cloudinary = useCloudinary();
log.level = 'silent';
const newStore = (silenceMs?: number) => {
  const account = env.cloudinary();
  if (!account) throw new Error('There is no account.');
  return createCloudinaryStore(account, silenceMs);
};
let store: AttachmentStorage;
beforeAll(() => {
  store = newStore();
});
afterEach(() => {
  vi.restoreAllMocks();
});
const bytesOf = async ({ body }: OpenedFile) => Buffer.from(await new Response(body).arrayBuffer());
const FILE = randomBytes(300_000);
const put = async (bytes: Buffer, to = store) => {
  const key = to.newKey();
  await to.put(key, bytes);
  return key;
};

describe('a file at Cloudinary', () => {
  it('stores a file unchanged, refuses access without a signature, and removes it', async () => {
    const key = await put(FILE);
    expect(key).toMatch(/^hotelmate\/files\/[a-f0-9]{48}$/);
    expect([...cloudinary().assets.keys()]).toEqual([`raw/authenticated/${key}`]);
    const opened = await store.open(key);
    expect(opened.size).toBe(FILE.length);
    expect((await bytesOf(opened)).equals(FILE)).toBe(true);
    await store.remove([key]);
    expect(cloudinary().assets.size).toBe(0);
    await store.remove([key]);
    await expect(store.open(key)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('generates every file name itself, and uploads bytes only, never a path or an address', async () => {
    const secret = Buffer.from(`${import.meta.dirname}/env.ts`);
    const key = await put(secret);
    expect((await bytesOf(await store.open(key))).equals(secret)).toBe(true);
    await put(Buffer.from('http://169.254.169.254/latest/meta-data'));
    // The other upload methods of the SDK read paths and fetch addresses.
    const source = readFileSync(`${import.meta.dirname}/cloudinary.ts`, 'utf8');
    expect(source.match(/uploader\.\w+/g)).toEqual(['uploader.destroy', 'uploader.upload_stream']);
    expect([...cloudinary().assets.values()].map(String)).toContain(
      'http://169.254.169.254/latest/meta-data',
    );
  });
});

describe('a fault of Cloudinary', () => {
  const attempts: [string, (to: AttachmentStorage, key: string) => Promise<unknown>][] = [
    ['put', (to) => put(FILE, to)],
    ['open', async (to, key) => bytesOf(await to.open(key))],
    ['remove', (to, key) => to.remove([key])],
    ['fetch', (to) => to.direct?.fetch('a', 10) ?? Promise.reject(new Error('no door'))],
  ];
  const troubles: [string, CloudinaryFault][] = [
    ['fails', 500],
    ['is away behind its proxy', 502],
    ['answers half', 'half'],
  ];
  it.each(troubles)('treats nothing as done when Cloudinary %s, and can try again', async (_, error) => {
    const key = await put(FILE);
    cloudinary().assets.set('raw/authenticated/hotelmate/incoming/a', Buffer.alloc(10));
    cloudinary().fault = error;
    for (const [verb, attempt] of attempts) {
      const outcome = await attempt(store, key).catch((error: unknown) => error);
      expect(outcome, verb).toBeInstanceOf(Error);
    }
    cloudinary().fault = null;
    const again = await put(FILE);
    expect((await bytesOf(await store.open(again))).equals(FILE)).toBe(true);
    await store.remove([key, again]);
  });

  it('reports an upload as failed when Cloudinary answers something unreadable', async () => {
    cloudinary().fault = 'garbage';
    await expect(put(FILE)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('gives up when Cloudinary does not answer in time', async () => {
    const impatient = newStore(200);
    cloudinary().fault = 'silence';
    await Promise.all(
      attempts.map(([verb, attempt]) =>
        expect(attempt(impatient, 'hotelmate/files/a'), verb).rejects.toMatchObject({ code: 'unavailable' }),
      ),
    );
  });

  it.each([401, 403, 420, 429])('sends no request for a minute after an answer of %i', async (status) => {
    const refused = newStore();
    cloudinary().fault = status;
    const details = { retryAfterSeconds: 60 };
    await expect(put(FILE, refused)).rejects.toMatchObject({ code: 'unavailable', details });
    const { calls } = cloudinary();
    cloudinary().fault = null;
    await expect(put(FILE, refused)).rejects.toMatchObject({ code: 'unavailable' });
    expect(cloudinary().calls).toBe(calls);
    vi.spyOn(clock, 'now').mockReturnValue(new Date(Date.now() + 61_000));
    await expect(put(FILE, refused)).resolves.toBeTypeOf('string');
  });

  it('answers too_large when the file exceeds the limit of the account', async () => {
    cloudinary().mostBytes = 1000;
    await expect(put(FILE)).rejects.toMatchObject({ code: 'too_large' });
    cloudinary().mostBytes = 10_000_000;
  });

  it('answers an internal error and does not retry when Cloudinary refuses the request as malformed', async () => {
    cloudinary().fault = 400;
    await expect(put(FILE)).rejects.toMatchObject({ code: 'internal' });
  });
});

it('logs faults without any secret, file name or signed address', async () => {
  const troubles: CloudinaryFault[] = [401, 429, 400, 500, 'half', 'garbage', 'silence'];
  const key = await put(FILE);
  const said = await captureLog(async () => {
    for (const error of troubles) {
      const troubled = newStore(200);
      cloudinary().fault = error;
      const verbs = [
        () => put(FILE, troubled),
        async () => bytesOf(await troubled.open(key)),
        () => troubled.remove([key]),
      ];
      for (const attempt of verbs) await attempt().catch((err: unknown) => log.error({ err }, 'tried'));
    }
  });
  expect(said).toContain('CloudinaryFault');
  for (const secret of [ACCOUNT.secret, 'signature', 'expires_at', key, ACCOUNT.key])
    expect(said).not.toContain(secret);
});

describe('direct uploads of browsers', () => {
  const sign = async (name = randomBytes(8).toString('hex')) => {
    const signed = await store.direct?.sign(name);
    if (!signed) throw new Error('There is no door.');
    return { name, ...signed };
  };
  const post = (url: string, fields: Record<string, string>, bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', new File([bytes], 'a.jpg'));
    return fetch(url, { method: 'POST', body: form });
  };
  const file = (text: string) => new Uint8Array(Buffer.from(text));

  it('accepts one upload for one name, and exposes no secret', async () => {
    const { name, url, fields } = await sign();
    expect(JSON.stringify(fields)).not.toContain(ACCOUNT.secret);
    expect((await post(url, fields, file('first'))).status).toBe(200);
    expect((await post(url, fields, file('second'))).status).toBe(200);
    expect(String(await store.direct?.fetch(name, 100))).toBe('first');
    await expect(store.direct?.fetch(name, 4)).rejects.toMatchObject({ code: 'too_large' });
    await store.direct?.remove([name]);
    expect(await store.direct?.fetch(name, 100)).toBeNull();
  });

  it('refuses an upload that differs from what was signed', async () => {
    const { url, fields } = await sign();
    const { signature: _, ...unsigned } = fields;
    const changed = [
      unsigned,
      { ...fields, public_id: 'hotelmate/files/mine' },
      { ...fields, type: 'upload' },
      { ...fields, overwrite: 'true' },
      { ...fields, notification_url: 'https://evil.example' },
      { ...fields, timestamp: String(Number(fields['timestamp']) + 60) },
      { ...unsigned, upload_preset: 'unsigned' },
    ];
    for (const each of changed) expect((await post(url, each, file('x'))).status).toBeGreaterThanOrEqual(400);
    vi.useFakeTimers({ now: Date.now() + 31 * 60_000, toFake: ['Date'] });
    expect((await post(url, fields, file('late'))).status).toBe(401);
    vi.useRealTimers();
  });

  it('removes every resource type that a browser chose: the signature does not cover the type', async () => {
    const before = new Set(cloudinary().assets.keys());
    const { name, url, fields } = await sign();
    for (const kind of ['raw', 'image', 'video'])
      expect((await post(url.replace('/raw/', `/${kind}/`), fields, file('x'))).status).toBe(200);
    await store.direct?.remove([name]);
    expect(new Set(cloudinary().assets.keys())).toEqual(before);
  });
});
