import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { createRealtime } from '@/lib/client/realtime';
import type { Envelope } from '@/lib/contract/realtime';
import { backOffice, FORGER, KILLARNEY, startTestServer } from '@/scripts/embedded/channels-server/visitors';

export const CHANNEL = 'private-hotel-killarney-guest-chat-booking-BK-2026-0001';
export const USER = 'guest-device-7';
const askedSchema = z.object({ socket_id: z.string(), channel_name: z.string().optional() });
/** A limit for hanging tests. Each wait ends when its condition is met. */
export const SLOW = { timeout: 60_000, interval: 20 };

/** The Channels server, the endpoint that authorizes channels, and a guest's page. */
export async function open() {
  const channels = await startTestServer();
  const office = backOffice(channels);
  const forger = backOffice(channels, FORGER);
  const signer = {
    asked: 0,
    signIns: 0,
    isShut: false,
    isAway: false,
    isForged: false,
    isImpostor: false,
    isOver: false,
    isOldName: false,
  };
  const server = createServer(async (request, response) => {
    const asked = askedSchema.parse(await json(request));
    const isFromUs = request.headers['x-requested-with'] === 'hotelmate';
    const isSignIn = request.url === '/user-auth';
    if (isSignIn) signer.signIns += 1;
    else signer.asked += 1;
    if ((isSignIn ? signer.isAway : signer.isShut) || !isFromUs) return response.writeHead(503).end('{}');
    if (signer.isOver) return response.writeHead(410).end('{"code":"stay_ended"}');
    if (signer.isOldName && !isSignIn) return response.writeHead(403).end('{"code":"forbidden"}');
    const reply = isSignIn
      ? (signer.isImpostor ? forger : office).authenticateUser(asked.socket_id, { id: USER })
      : (signer.isForged ? forger : office).authorizeChannel(asked.socket_id, asked.channel_name ?? '');
    return response.setHeader('Content-Type', 'application/json').end(JSON.stringify(reply));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const config = { key: KILLARNEY.key, cluster: 'local', host: '127.0.0.1', port: channels.port, tls: false };
  const endpoint = `http://127.0.0.1:${port}/auth`;
  const realtime = createRealtime(config, endpoint);
  onTestFinished(() => realtime.close());
  return { channels, office, signer, realtime, config, endpoint };
}

export function listener() {
  return {
    onReady: vi.fn<() => void>(),
    onEvent: vi.fn<(name: string, envelope: Envelope) => void>(),
    onLost: vi.fn<() => void>(),
    onRefused: vi.fn<() => void>(),
    onChanged: vi.fn<() => void>(),
  };
}
