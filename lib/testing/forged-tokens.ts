import { generateKeyPairSync, hkdfSync } from 'node:crypto';
import { CompactEncrypt, EncryptJWT, SignJWT, UnsecuredJWT } from 'jose';
import type { TokenUse } from '@/lib/auth/staff-token';
import type { TestStaff } from '@/lib/testing/hotel-fixture';

const key = (use: TokenUse) =>
  new Uint8Array(
    hkdfSync('sha256', process.env['NEXTAUTH_SECRET'] ?? '', 'hotelmate', `staff-token:${use}`, 32),
  );
const now = () => Math.floor(Date.now() / 1000);

type Changes = {
  alg?: string;
  enc?: string;
  key?: Uint8Array;
  claims?: Record<string, unknown>;
  without?: string;
};

/** A token made with our own key and valid but for the given changes: it simulates a leaked key or faulty code. */
export async function sealedWith(staff: TestStaff, use: TokenUse, changes: Changes = {}): Promise<string> {
  const claims: Record<string, unknown> = { ...claimsOf(staff), aud: use, ...changes.claims };
  if (changes.without !== undefined) delete claims[changes.without];
  return new EncryptJWT(claims)
    .setProtectedHeader({ alg: changes.alg ?? 'dir', enc: changes.enc ?? 'A256GCM' })
    .encrypt(changes.key ?? key(use));
}

/** Every kind of token that an attacker could make without our key or from one of ours. */
export async function forgedTokens(
  staff: TestStaff,
  use: TokenUse,
): Promise<[name: string, token: string][]> {
  const own = use === 'api' ? staff.apiToken : staff.cookie;
  const claims = { ...claimsOf(staff), aud: use };
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const secret = new TextEncoder().encode(process.env['NEXTAUTH_SECRET']);
  const nested = new TextEncoder().encode(
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret),
  );
  return [
    ['alg none', new UnsecuredJWT(claims).encode()],
    ['HS256 with the secret', await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret)],
    ['HS256 with the key', await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key(use))],
    [
      'RS256 with a key of their own',
      await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(rsa),
    ],
    ['another enc', await sealedWith(staff, use, { enc: 'A128CBC-HS256' })],
    ['another alg', await sealedWith(staff, use, { alg: 'A256KW' })],
    ['a key wrapped by a password', await sealedWith(staff, use, { alg: 'PBES2-HS256+A128KW', key: secret })],
    ['the secret as it stands', await sealedWith(staff, use, { key: secret.slice(0, 32) })],
    ["next-auth's own key", await sealedWith(staff, use, { key: nextAuthKey() })],
    ['a signed token inside', await seal(nested, key(use))],
    ['a body changed', replaceIn(own, 3)],
    ['a tag changed', replaceIn(own, 4)],
    ['an initialisation vector changed', replaceIn(own, 2)],
    ['a header changed', replaceIn(own, 0)],
    ['a part missing', own.split('.').slice(0, 4).join('.')],
    ['nothing but dots', '....'],
    ['nothing', ''],
    ['a megabyte', 'A'.repeat(1_000_000)],
    ['JSON', JSON.stringify(claims)],
  ];
}

/** Tokens made with our key, but of another use, expired or incomplete. */
export async function outdatedTokens(
  staff: TestStaff,
  use: TokenUse,
): Promise<[name: string, token: string][]> {
  const other = use === 'api' ? 'browser' : 'api';
  const made = (claims: Record<string, unknown>) => sealedWith(staff, use, { claims });
  return [
    ['the other use', use === 'api' ? staff.cookie : staff.apiToken],
    ['the other audience', await made({ aud: other })],
    ['both audiences under the other key', await sealedWith(staff, other, { claims: { aud: [use, other] } })],
    ['no audience', await sealedWith(staff, use, { without: 'aud' })],
    ['an end that has passed', await made({ exp: now() - 6 })],
    ['no end', await sealedWith(staff, use, { without: 'exp' })],
    ['no beginning', await sealedWith(staff, use, { without: 'iat' })],
    ['no id of its own', await sealedWith(staff, use, { without: 'jti' })],
    ['an end that is a text', await made({ exp: 'never' })],
    ['a start that has not come', await made({ nbf: now() + 60 })],
    ['a sign-in twelve hours ago', await made({ signedInAt: now() - 12 * 3600 })],
    ['no sign-in', await sealedWith(staff, use, { without: 'signedInAt' })],
    ['no session', await sealedWith(staff, use, { without: 'sessionId' })],
    ['no session version', await sealedWith(staff, use, { without: 'sessionVersion' })],
    ['an operator for an id', await made({ staffId: { gt: 0 } })],
    ['a staff member nobody is', await made({ staffId: 2_000_000_000 })],
    ['an older session version', await made({ sessionVersion: 7 })],
  ];
}

function claimsOf({ id, hotel }: TestStaff) {
  return {
    staffId: id,
    sessionVersion: 1,
    sessionId: crypto.randomUUID(),
    hotelSlug: hotel.slug,
    signedInAt: now(),
    iat: now(),
    exp: now() + 600,
    jti: crypto.randomUUID(),
  };
}

/** The key that next-auth would derive by itself: from the same secret, with an empty salt. */
function nextAuthKey(): Uint8Array {
  const secret = process.env['NEXTAUTH_SECRET'] ?? '';
  return new Uint8Array(hkdfSync('sha256', secret, '', 'NextAuth.js Generated Encryption Key', 32));
}

function seal(content: Uint8Array, secret: Uint8Array): Promise<string> {
  return new CompactEncrypt(content)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(secret);
}

function replaceIn(token: string, part: number): string {
  const parts = token.split('.');
  const [first = 'A', ...rest] = parts[part] ?? '';
  parts[part] = (first === 'A' ? 'B' : 'A') + rest.join('');
  return parts.join('.');
}
