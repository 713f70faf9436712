import { isIP } from 'node:net';
import { env } from '@/lib/platform/env';

/**
 * Where a request came from, as far as it can be believed: only the header that the operator named as written by
 * their own proxy. X-Forwarded-For is anybody's to write and is not looked at. Null where no such header is named, or
 * where it holds no address: a budget of an address is then not asked, because everybody would share it.
 */
export function clientAddress(headers: Headers): string | null {
  const { CLIENT_IP_HEADER, CLIENT_IP_PROXIES, VERCEL } = env.settings();
  const header = CLIENT_IP_HEADER ?? (VERCEL ? 'x-vercel-forwarded-for' : undefined);
  const list = header === undefined ? null : headers.get(header);
  if (list === null) return null;
  // Each proxy appends the address it was called from. What stands before the operator's own was written by the caller.
  return plainAddress(list.split(',').at(-CLIENT_IP_PROXIES) ?? '');
}

/**
 * One text for one caller: IPv4 as it is, also where it is written as IPv6; of IPv6 the first 64 bits, because a
 * single customer is given all addresses behind them.
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

/** Some proxies write the port of the caller as well. */
function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1];
  if (bracketed !== undefined) return bracketed;
  return /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(text)?.[1] ?? text;
}

/** The eight numbers of an IPv6 address, however it is written. */
function groupsOf(address: string): number[] {
  const [unscoped = ''] = address.split('%');
  // The URL parser writes every form, also one that ends in an IPv4 address, as groups of hexadecimal digits.
  const { hostname } = new URL(`http://[${unscoped}]/`);
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))));
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}
