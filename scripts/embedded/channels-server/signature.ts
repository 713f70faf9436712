import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface ChannelsApp {
  readonly appId: string;
  readonly key: string;
  readonly secret: string;
}

export function isSignedBy(app: ChannelsApp, text: string, signature: string): boolean {
  return isSame(createHmac('sha256', app.secret).update(text).digest('hex'), signature);
}

/** Checks a `key:signature` pair as the SDK makes it. Returns the reason for a refusal, or null. */
export function findAuthFault(app: ChannelsApp, text: string, auth: string): string | null {
  const colon = auth.indexOf(':');
  if (colon < 1) return "should be of format 'key:signature'";
  if (auth.slice(0, colon) !== app.key) return 'the key is not the key of this application';
  if (!isSignedBy(app, text, auth.slice(colon + 1))) return `expected HMAC SHA256 hex digest of ${text}`;
  return null;
}

export function isMd5Of(body: Buffer, md5: string): boolean {
  return isSame(createHash('md5').update(body).digest('hex'), md5);
}

/** Takes constant time for equal lengths; the length of a digest is no secret. */
function isSame(expected: string, given: string): boolean {
  const a = Buffer.from(expected);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}
