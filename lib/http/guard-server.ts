import { subscribe } from 'node:diagnostics_channel';
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { AppError } from '@/lib/kernel/app-error';
import { problemResponse } from './refuse';

/** What a request line may ask for. Next answers every other method with 400 or, where it cannot name it, with 500. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Looks at the request line before Next does, which decodes addresses outside of every route: a `%` that begins no
 * character, or a method that no Request can have, would be an error of the server's. Next makes its server by itself,
 * so the first request of each server is where this finds it.
 */
export function guardServers(): void {
  const guarded = new WeakSet<Server>();
  subscribe('http.server.request.start', (message) => {
    const server = serverOf(message);
    if (!server || guarded.has(server)) return;
    guarded.add(server);
    guardServer(server);
  });
}

/** Puts the look before whoever listens to the server's requests. */
function guardServer(server: Server): void {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (!METHODS.includes(request.method ?? '')) return refuse(response, 'method_not_allowed');
    if (!hasPath(request)) return refuse(response, 'invalid_input');
    request.url = spelledOut(request.url ?? '/');
    for (const listener of listeners) listener.call(server, request, response);
  });
}

/** `*`, and what a proxy is asked, name nothing here. */
const hasPath = ({ url }: IncomingMessage) => url?.startsWith('/') === true;

/** An escape that is none means itself: such an address is looked for, and is as absent as any other. */
export function spelledOut(address: string): string {
  const at = address.indexOf('?');
  const path = at < 0 ? address : address.slice(0, at);
  const parts = path.split('/').map((part) => (isDecodable(part) ? part : part.replaceAll('%', '%25')));
  return parts.join('/') + (at < 0 ? '' : address.slice(at));
}

function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

function refuse(response: ServerResponse, code: 'method_not_allowed' | 'invalid_input'): void {
  const problem = problemResponse(new AppError(code), crypto.randomUUID());
  if (code === 'method_not_allowed') problem.headers.set('Allow', METHODS.join(', '));
  // What was sent along is not read.
  problem.headers.set('Connection', 'close');
  void problem.text().then((body) => {
    const headers = { ...Object.fromEntries(problem.headers), 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(problem.status, headers).end(body);
  });
}

function serverOf(message: unknown): Server | null {
  const server: unknown =
    typeof message === 'object' && message !== null ? Reflect.get(message, 'server') : null;
  return server instanceof Server ? server : null;
}
