import { randomBytes } from 'node:crypto';
import type { UploadApiOptions, v2 } from 'cloudinary';
import type { AttachmentStorage, DirectUploads } from '@/lib/guest-chat/ports';
import { AppError } from '@/lib/kernel/app-error';
import { clock } from '@/lib/kernel/clock';
import type { CloudinaryAccount } from '../cloudinary-account';
import { CloudinaryFault, createFaultKeeper } from './cloudinary-faults';
import { fetchFile, readAtMost } from './fetch-file';

type Sdk = typeof v2;
type Kind = 'raw' | 'image' | 'video';

const TIMEOUT_MS = 10_000;
const FILES = 'hotelmate/files';
const INCOMING = 'hotelmate/incoming';
/** Files are stored unchanged, and no access is possible without a signature. */
const PRIVATE = { resource_type: 'raw', type: 'authenticated' } as const;
/** The resource types. The address of an upload selects one, and no signature covers it. */
const KINDS: readonly Kind[] = ['raw', 'image', 'video'];
const ADDRESS_SECONDS = 60;
/** Cloudinary accepts a signature for an hour after its timestamp. Ours is backdated, so that it expires sooner. */
const SIGNATURE_SECONDS = 3600;
const UPLOAD_SECONDS = 1800;
const AT_ONCE = 10;

/**
 * Stores files at Cloudinary. The SDK receives only bytes that we examined, never an address or a path: it would read
 * either for the user who wrote it. A browser may only upload; files are read through our own address.
 */
export function createCloudinaryStore(account: CloudinaryAccount, timeout = TIMEOUT_MS): AttachmentStorage {
  const guard = createFaultKeeper();
  // The SDK accepts `timeout`, but its types omit it.
  const waiting: typeof PRIVATE & { timeout: number } = { ...PRIVATE, timeout };
  let loading: Promise<Sdk> | undefined;
  // The SDK is loaded with the first file, not with the first page.
  const sdk = () => {
    loading ??= import('cloudinary').then(({ v2: loaded }) => {
      const { cloudName: cloud_name, apiKey: api_key, apiSecret: api_secret } = account;
      loaded.config({ cloud_name, api_key, api_secret, secure: true });
      return loaded;
    });
    return loading;
  };

  async function fetchBack(key: string): Promise<Response | null> {
    const expires_at = nowInSeconds() + ADDRESS_SECONDS;
    const url = (await sdk()).utils.private_download_url(key, '', { ...PRIVATE, expires_at });
    const response = await fetchFile(url, timeout);
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status === 404) return null;
    throw new CloudinaryFault(response.status);
  }

  async function destroy(keys: readonly string[], kinds: readonly Kind[]): Promise<void> {
    const { uploader } = await sdk();
    const all = keys.flatMap((key) => kinds.map((resource_type) => ({ key, resource_type })));
    for (let at = 0; at < all.length; at += AT_ONCE) {
      const some = all.slice(at, at + AT_ONCE);
      // A missing file is a regular answer, not a fault.
      await Promise.all(
        some.map(({ key, resource_type }) => uploader.destroy(key, { ...waiting, resource_type })),
      );
    }
  }

  const direct: DirectUploads = {
    sign: async (name) => {
      const { utils } = await sdk();
      const now = nowInSeconds();
      const said = {
        public_id: incoming(name),
        type: PRIVATE.type,
        // A browser must not replace a file after we have read it.
        overwrite: 'false',
        timestamp: String(now - SIGNATURE_SECONDS + UPLOAD_SECONDS),
      };
      const signature = utils.api_sign_request(said, account.apiSecret);
      return {
        url: `${account.origin}/v1_1/${encodeURIComponent(account.cloudName)}/raw/upload`,
        fields: { ...said, api_key: account.apiKey, signature },
        expiresAt: new Date((now + UPLOAD_SECONDS) * 1000),
      };
    },
    fetch: (name, mostBytes) =>
      guard(async () => {
        const response = await fetchBack(incoming(name));
        if (!response?.body) return null;
        const bytes = await readAtMost(response.body, mostBytes);
        if (bytes === 'more') throw new AppError('too_large');
        return bytes;
      }),
    remove: (names) => guard(() => destroy(names.map(incoming), KINDS)),
  };

  return {
    newKey: () => `${FILES}/${randomBytes(24).toString('hex')}`,
    put: (key, bytes) =>
      guard(async () => {
        const options = { ...waiting, public_id: key, overwrite: false, disable_promises: true };
        await upload(await sdk(), options, bytes);
      }),
    open: (key) =>
      guard(async () => {
        const response = await fetchBack(key);
        if (!response?.body) throw new CloudinaryFault(404);
        const size = Number(response.headers.get('content-length'));
        return { body: response.body, size: size > 0 ? size : null };
      }),
    remove: (keys) => guard(() => destroy(keys, ['raw'])),
    direct,
  };
}

function upload(sdk: Sdk, options: UploadApiOptions, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = sdk.uploader.upload_stream(options, (error, result) => {
      if (error) reject(error);
      else if (result?.bytes !== bytes.length) reject(new CloudinaryFault(200));
      else resolve();
    });
    stream.on('error', reject);
    stream.end(bytes);
  });
}

const incoming = (name: string) => `${INCOMING}/${name}`;
const nowInSeconds = () => Math.floor(clock.now().getTime() / 1000);
