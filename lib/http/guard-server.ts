import { subscribe } from 'node:diagnostics_channel';
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { AppError } from '@/lib/kernel/app-error';
import { problemResponse } from './refuse';

/**
 * The methods that a request line may use. Next answers every other method with 400 or, where it does not know the
 * name, with 500.
 */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Checks the request line before Next does. Next decodes addresses outside of every route, so a `%` that begins no
 * valid character, or a method that no Request can have, would become a server error. Next creates its server itself,
 * so this finds each server at its first request.
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

/** Runs the check before the existing request listeners of the server. */
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

/** `*` and the absolute addresses that a proxy accepts name nothing here. */
const hasPath = ({ url }: IncomingMessage) => url?.startsWith('/') === true;

/**
 * Encodes every `%` in a path segment that cannot be decoded, so that such an address is routed and answers as absent
 * like any other.
 */
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
  // The body is not read, so the connection cannot be reused.
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
