import { networkInterfaces } from 'node:os';

/** This machine's addresses in its own networks, as a phone on the same Wi-Fi would reach it. */
export function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flat()
    .flatMap((each) => (each && each.family === 'IPv4' && !each.internal ? each.address : []));
}
