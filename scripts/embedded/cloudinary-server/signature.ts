import { createHash, timingSafeEqual } from 'node:crypto';

export type CloudinaryAccount = Readonly<{ cloudName: string; key: string; secret: string }>;

/** The fields that Cloudinary excludes from a signature. The kind of file is in the address, so it is not signed. */
const UNSIGNED = new Set(['file', 'api_key', 'signature', 'cloud_name', 'resource_type']);
const HOUR_SECONDS = 3600;

/** Checks a signed request by Cloudinary's documentation, not by its SDK. Returns the fault; null when it is valid. */
export function findSignatureFault(
  account: CloudinaryAccount,
  given: ReadonlyMap<string, string>,
  now: Date,
): string | null {
  if (given.get('api_key') !== account.key) return 'Unknown API key';
  const seconds = Number(given.get('timestamp'));
  const age = now.getTime() / 1000 - seconds;
  if (!Number.isInteger(seconds) || age > HOUR_SECONDS || age < -HOUR_SECONDS) return 'Stale request';
  const signed = [...given]
    .filter(([name, value]) => !UNSIGNED.has(name) && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`.replaceAll('&', '%26'))
    .join('&');
  const expected = createHash('sha1').update(`${signed}${account.secret}`).digest();
  const said = Buffer.from(given.get('signature') ?? '', 'hex');
  return said.length === expected.length && timingSafeEqual(said, expected) ? null : 'Invalid Signature';
}
