import { isIP } from 'node:net';
import { env } from '@/lib/platform/env';

/**
 * Returns the address of the caller. It reads only the header that the operator named as written by their own proxy.
 * Any caller can write X-Forwarded-For, so it is not read by default. Returns null where no such header is named or
 * where it has no address. A rate limit per address is then skipped, because all callers would share it.
 */
export function clientAddress(headers: Headers): string | null {
  const { CLIENT_IP_HEADER, CLIENT_IP_PROXIES, VERCEL } = env.settings();
  const header = CLIENT_IP_HEADER ?? (VERCEL ? 'x-vercel-forwarded-for' : undefined);
  const list = header === undefined ? null : headers.get(header);
  if (list === null) return null;
  // Each proxy appends the address of its own caller. The caller may have written everything before the operator's
  // entries.
  return plainAddress(list.split(',').at(-CLIENT_IP_PROXIES) ?? '');
}

/**
 * Returns one key per caller: an IPv4 address unchanged, also where it is written as IPv6, and the first 64 bits of an
 * IPv6 address, because one customer is assigned every address behind them.
 */
export function plainAddress(text: string): string | null {
  const bare = withoutPort(text.trim());
  const version = isIP(bare);
  if (version === 4) return bare;
  if (version !== 6) return null;
  const groups = groupsOf(bare);
  const [sixth = 0, seventh = 0, eighth = 0] = groups.slice(5);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && sixth === 0xffff;
  if (isMapped) return [seventh >> 8, seventh & 255, eighth >> 8, eighth & 255].join('.');
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}

/** Some proxies append the port of the caller. */
function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1];
  if (bracketed !== undefined) return bracketed;
  return /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(text)?.[1] ?? text;
}

/** Returns the eight groups of an IPv6 address in any notation. */
function groupsOf(address: string): number[] {
  const [unscoped = ''] = address.split('%');
  // The URL parser normalizes every notation, also one that ends in an IPv4 address, to groups of hexadecimal digits.
  const { hostname } = new URL(`http://[${unscoped}]/`);
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))));
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}
