import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Answer, type Assets, answerRequest } from '@/scripts/embedded/cloudinary-server/answers';
import type { CloudinaryAccount } from '@/scripts/embedded/cloudinary-server/signature';

/** A simulated failure: an answer of that status to everything, no answer, half an answer, or an unreadable one. */
export type CloudinaryFault = number | 'silence' | 'half' | 'garbage' | null;

export interface CloudinaryServer {
  readonly port: number;
  /** The value of CLOUDINARY_URL. */
  readonly address: string;
  /** The stored files, by kind, delivery type and name. */
  readonly assets: Assets;
  fault: CloudinaryFault;
  /** The number of further answers before it fails; null: it does not fail. */
  failAfter: number | null;
  /** The largest file that the account's plan accepts. */
  mostBytes: number;
  /** The number of requests. */
  calls: number;
  close(): Promise<void>;
}

const PLAN_BYTES = 100 * 1024 * 1024;
/** Any page may post to it: the signature is what authorizes an upload. */
const OPEN_TO_PAGES = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

/** Stores, deletes and returns files as Cloudinary does, in memory, for local runs and tests. */
export async function startCloudinary(account: CloudinaryAccount, port = 0): Promise<CloudinaryServer> {
  const assets: Assets = new Map();
  const listener = createServer((request, response) => {
    // It fails only when the caller disconnects half way, and then there is no one to answer.
    serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    server.calls += 1;
    const body = await buffer(request);
    if (server.fault === 'silence') return;
    if (request.method === 'OPTIONS') response.writeHead(204, OPEN_TO_PAGES).end();
    else send(response, await answer(request, body), server.fault === 'half');
  }

  async function answer({ url, method = 'GET', headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    if (server.failAfter === 0) return { status: 500, json: { error: { message: 'No' } } };
    if (server.failAfter !== null) server.failAfter -= 1;
    if (typeof server.fault === 'number') return { status: server.fault, json: { error: { message: 'No' } } };
    if (server.fault === 'garbage') return { status: 200, bytes: Buffer.from('<html>') };
    const type = headers['content-type'] ?? '';
    const asked = new Request(`http://127.0.0.1${url}`, {
      method,
      ...(method === 'GET' ? {} : { body: new Uint8Array(body), headers: { 'content-type': type } }),
    });
    return answerRequest(account, assets, asked, server.mostBytes);
  }

  listener.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  const taken = (listener.address() as AddressInfo).port;
  const { key, secret, cloudName } = account;
  const server: CloudinaryServer = {
    port: taken,
    address: `cloudinary://${key}:${secret}@${cloudName}?upload_prefix=http://127.0.0.1:${taken}`,
    assets,
    fault: null,
    failAfter: null,
    mostBytes: PLAN_BYTES,
    calls: 0,
    async close() {
      const closed = once(listener, 'close');
      listener.close();
      listener.closeAllConnections();
      await closed;
    },
  };
  return server;
}

function send(response: ServerResponse, answer: Answer, half: boolean): void {
  const bytes = 'bytes' in answer ? answer.bytes : Buffer.from(JSON.stringify(answer.json));
  const type = 'bytes' in answer ? 'application/octet-stream' : 'application/json';
  response.writeHead(answer.status, {
    ...OPEN_TO_PAGES,
    'content-type': type,
    'content-length': String(bytes.length),
  });
  if (!half) response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}
