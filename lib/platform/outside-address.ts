import { isIP } from 'node:net';
import { isPublic } from './public-address';

/** The private addresses that the installation allows the app to call, also without TLS. */
export type AllowedPrivate = Readonly<{
  everyPrivate: boolean;
  /** IP addresses with ports, such as `127.0.0.1:8080`. */
  allowed: readonly string[];
}>;
type Refusal = 'not_https' | 'private_address';

/**
 * Returns whether an address that a person configured may be called. Check each redirect target again. Unless the
 * address may be private, `lookUpPublic` also checks the resolved addresses when the connection is made.
 */
export function judgeAddress(
  url: URL,
  { everyPrivate, allowed }: AllowedPrivate,
): { mayBePrivate: boolean; refusal: Refusal | null } {
  const mayBePrivate = everyPrivate || allowed.includes(socketAddressOf(url));
  return { mayBePrivate, refusal: mayBePrivate ? null : refusalOf(url) };
}

function socketAddressOf({ protocol, hostname, port }: URL): string {
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

function refusalOf({ protocol, hostname }: URL): Refusal | null {
  if (protocol !== 'https:') return 'not_https';
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) !== 0 && !isPublic(literal) ? 'private_address' : null;
}

const FAILURES = {
  ECLOSED: 'private_address',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'unknown_name',
  EAI_AGAIN: 'unknown_name',
  ECONNREFUSED: 'not_reached',
  EHOSTUNREACH: 'not_reached',
  ENETUNREACH: 'not_reached',
  ECONNRESET: 'hung_up',
  EPIPE: 'hung_up',
} as const;
type Failure = (typeof FAILURES)[keyof typeof FAILURES] | 'bad_certificate';

/** Maps an error to our own code, because error messages of libraries quote addresses. */
export function failureWord(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = Object.entries(FAILURES).find(([name]) => name === code)?.[1];
  return known ?? (/CERT|TLS|SSL/.test(code) ? 'bad_certificate' : 'not_reached');
}
