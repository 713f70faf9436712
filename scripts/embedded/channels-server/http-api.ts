import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, done, refused } from './answer';
import { describeChannel, listChannels, listUsers } from './channel-info';
import { CODE } from './protocol';
import { endUser, type Registry } from './registry';
import { type ApiRequest, refuseUnsigned } from './request-signature';
import type { ChannelsApp } from './signature';
import { triggerBatch, triggerEvent } from './trigger';

/** Ten events of 10 kB, even with every byte escaped, and the names of their channels. */
const MAX_BODY_BYTES = 1_048_576;

export async function answerRequest(
  app: ChannelsApp,
  registry: Registry,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const answer = body ? answerBody(app, registry, request, body) : refused(413, 'Request body too large');
  const isText = typeof answer.body === 'string';
  response.writeHead(answer.status, { 'content-type': isText ? 'text/plain' : 'application/json' });
  response.end(isText ? `${answer.body}\n` : JSON.stringify(answer.body));
}

function answerBody(app: ChannelsApp, registry: Registry, request: IncomingMessage, body: Buffer): Answer {
  const [path = '', search = ''] = (request.url ?? '').split('?', 2);
  const query = readQuery(search);
  const segments = readSegments(path);
  if (!query) return refused(400, 'A query parameter is there twice');
  if (!segments) return refused(400, 'Malformed path');

  const [apps, appId, ...rest] = segments;
  if (apps !== 'apps' || appId !== app.appId) return refused(404, 'Unknown application');
  const api: ApiRequest = { method: request.method ?? '', path, query, body };
  return refuseUnsigned(app, api) ?? answerSigned(registry, api, rest);
}

function answerSigned(registry: Registry, { method, query, body }: ApiRequest, segments: string[]): Answer {
  const [noun, name = '', verb] = segments;
  const info = query.get('info') ?? '';
  switch (`${method} ${[noun, name && ':', verb].filter(Boolean).join('/')}`) {
    case 'POST events':
      return triggerEvent(registry, body);
    case 'POST batch_events':
      return triggerBatch(registry, body);
    case 'GET channels':
      return listChannels(registry, query.get('filter_by_prefix') ?? '', info);
    case 'GET channels/:':
      return describeChannel(registry, name, info);
    case 'GET channels/:/users':
      return listUsers(registry, name);
    case 'POST users/:/terminate_connections':
      endUser(registry, name, CODE.unauthorized, 'Terminated by the application');
      return done();
    default:
      return refused(404, 'Not found');
  }
}

/** Null when the body is too large. The rest is read and discarded, or the sender would never receive the answer. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return bytes <= MAX_BODY_BYTES ? Buffer.concat(chunks) : null;
}

/**
 * Returns the parameters with names in lower case, as they are signed; null when a name occurs twice and is ambiguous.
 */
function readQuery(search: string): ReadonlyMap<string, string> | null {
  const pairs = [...new URLSearchParams(search)].map(([name, value]) => [name.toLowerCase(), value] as const);
  const query = new Map(pairs);
  return query.size === pairs.length ? query : null;
}

function readSegments(path: string): string[] | null {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}
