import { networkInterfaces } from 'node:os';

/** Returns this machine's addresses in its own networks, which a phone on the same Wi-Fi can reach. */
export function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flat()
    .flatMap((each) => (each && each.family === 'IPv4' && !each.internal ? each.address : []));
}
