import { type Answer, refused } from './answer';
import { type ChannelsApp, isMd5Of, isSignedBy } from './signature';

const MAX_CLOCK_DIFFERENCE_SECONDS = 600;

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** Refuses a request unless the holder of the secret signed it in this exact form within the last ten minutes. */
export function refuseUnsigned(app: ChannelsApp, { method, path, query, body }: ApiRequest): Answer | null {
  if (query.get('auth_key') !== app.key) return refused(401, 'Unknown auth_key');
  if (query.get('auth_version') !== '1.0') return refused(401, 'Unknown auth_version: should be 1.0');

  const timestamp = query.get('auth_timestamp') ?? '';
  const difference = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!/^\d{1,12}$/.test(timestamp) || difference > MAX_CLOCK_DIFFERENCE_SECONDS) {
    return refused(401, `Timestamp expired: not within ${MAX_CLOCK_DIFFERENCE_SECONDS}s of server time`);
  }

  const signature = query.get('auth_signature') ?? '';
  const isSigned = [path, decodedPath(path)].some((signedPath) =>
    isSignedBy(app, [method, signedPath, textToSign(query)].join('\n'), signature),
  );
  if (!isSigned) return refused(401, 'Invalid signature');
  // Without this check the signature would cover everything but the published content.
  if (body.length > 0 && !isMd5Of(body, query.get('body_md5') ?? '')) return refused(401, 'Invalid body_md5');
  return null;
}

function textToSign(query: ReadonlyMap<string, string>): string {
  return [...query]
    .filter(([name]) => name !== 'auth_signature')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The SDK signs a user id unescaped, and its HTTP client escapes it afterwards. */
function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
