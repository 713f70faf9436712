import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/**
 * Pages do not see the connection of a request, and the caller can write every header, even Host. So the server itself
 * marks each request whose socket comes from this machine with a secret value.
 */
const HEADER = 'x-hotelmate-local';
/** A proxy adds one of these headers; then the socket is not the visitor's own. */
const PASSED_ON = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip', 'cf-connecting-ip'];

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

// Stored on globalThis: pages and the start of the server are bundled separately.
const home: { hotelmateLocalMark?: string } = globalThis as never;

/** Call it once, before the server accepts requests. */
export function markLocalVisitors(): void {
  if (home.hotelmateLocalMark !== undefined) return;
  const mark = randomUUID();
  home.hotelmateLocalMark = mark;
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    delete request.headers[HEADER];
    if (isFromThisMachine(request)) request.headers[HEADER] = mark;
  });
}

/**
 * Returns whether the request came over a socket of this machine. False for every request unless requests are marked.
 */
export function isLocalVisitor(headers: Headers): boolean {
  const mark = home.hotelmateLocalMark;
  return mark !== undefined && headers.get(HEADER) === mark;
}

function isFromThisMachine({ socket, headers }: IncomingMessage): boolean {
  if (PASSED_ON.some((name) => headers[name] !== undefined)) return false;
  const address = socket.remoteAddress ?? '';
  const version = isIP(address);
  return version !== 0 && LOOPBACK.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
