import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Networks that are not on the public internet: this machine, its neighbours, the cloud's own services. */
// There are two lists: a single one would also check an IPv4 address in its IPv6-mapped form, and all of those are
// closed.
const CLOSED = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    // Azure serves its own services at this address to every machine there.
    ['168.63.129.16', 32],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
  ] as const),
  ...([
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
  ] as const),
  ...([
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  CLOSED.ipv4.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ...([
    ['::', 96],
    ['::ffff:0:0', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
  ] as const),
  ...([
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
    ['5f00::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ] as const),
] as const)
  CLOSED.ipv6.addSubnet(network, bits, 'ipv6');

/** Returns whether an IP address is public. A name is checked by the addresses that it resolves to. */
export function isPublic(address: string): boolean {
  const version = isIP(address);
  const family = version === 4 ? 'ipv4' : 'ipv6';
  return version !== 0 && !CLOSED[family].check(address, family);
}

type Found = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/**
 * Resolves a name at the moment of the connection: whatever it resolved to at an earlier check, a connection is made
 * only to an address that was checked. One closed address refuses the whole name.
 */
export function lookUpPublic(name: string, options: LookupOptions, done: Found): void {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, []);
    const first = addresses[0];
    if (!first || !addresses.every(({ address }) => isPublic(address)))
      return done(Object.assign(new Error('Not on the open internet.'), { code: 'ECLOSED' }), []);
    if (options.all) done(null, addresses);
    else done(null, first.address, first.family);
  });
}
