import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/**
 * Pages do not see the connection they are asked over, and every header is the caller's to write, the Host first of
 * all. So the server itself marks each request whose socket comes from this machine, with a word nobody else knows.
 */
const HEADER = 'x-hotelmate-local';
/** Whoever passes a request on says so; then the socket is not the visitor's. */
const PASSED_ON = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip', 'cf-connecting-ip'];

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

// On globalThis: pages and the start of the server are bundled apart.
const home: { hotelmateLocalMark?: string } = globalThis as never;

/** To be called once, before the server takes requests. */
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

/** Whether the request came over a socket of this machine itself. Nobody's does unless requests are marked. */
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
