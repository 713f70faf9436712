import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { findHandshakeFault } from '@/scripts/embedded/channels-server/handshake';
import { answerRequest } from '@/scripts/embedded/channels-server/http-api';
import { answerMessage } from '@/scripts/embedded/channels-server/messages';
import { frame, WEBSOCKET_CODE } from '@/scripts/embedded/channels-server/protocol';
import { createRegistry, newSocketId, removeSocket } from '@/scripts/embedded/channels-server/registry';
import type { ChannelsApp } from '@/scripts/embedded/channels-server/signature';
import { endWebSocket, openSocket } from '@/scripts/embedded/channels-server/socket';

const ACTIVITY_TIMEOUT_SECONDS = 120;
const PONG_TIMEOUT_SECONDS = 30;
/** Frames of clients are small: names, a signature, and at most 10 kB of user data, escaped. */
const MAX_FRAME_BYTES = 65_536;
/** Longer than a proxy or a client keeps an idle connection, so that the server never closes one during a request. */
const KEEP_ALIVE_MS = 65_000;
const REQUEST_TIMEOUT_MS = 10_000;

export interface ChannelsOptions extends ChannelsApp {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  readonly activityTimeoutSeconds?: number;
  /** How long an answer to a ping may take; by default as long as silence may last. */
  readonly pongTimeoutSeconds?: number;
}

export interface ChannelsServer {
  readonly port: number;
  /** Closes every socket and releases the port. Clients reconnect when a server starts there again. */
  close(): Promise<void>;
  /** Disconnects every socket without a close frame, as a lost network does. The server stays up. */
  closeSockets(): void;
}

/** Starts a Channels server for local runs and tests. It stores everything in memory and is not for production. */
export async function startChannels(options: ChannelsOptions): Promise<ChannelsServer> {
  const { port, host = '127.0.0.1', activityTimeoutSeconds = ACTIVITY_TIMEOUT_SECONDS } = options;
  const { pongTimeoutSeconds = Math.min(activityTimeoutSeconds, PONG_TIMEOUT_SECONDS) } = options;
  const app: ChannelsApp = { appId: options.appId, key: options.key, secret: options.secret };
  const registry = createRegistry();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  let closing: Promise<void> | null = null;

  const server = createServer((request, response) => {
    // It fails only when the caller disconnects half way, and then there is no one to answer.
    answerRequest(app, registry, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;

  server.on('upgrade', (request, connection, head) => {
    if (closing !== null) connection.destroy();
    else sockets.handleUpgrade(request, connection, head, (ws) => welcome(ws, request));
  });

  function welcome(ws: WebSocket, request: IncomingMessage): void {
    // A frame that is too large or invalid causes an error here; `ws` has already closed the socket with its code.
    ws.on('error', () => undefined);
    const fault = findHandshakeFault(app, request.url ?? '');
    if (fault) endWebSocket(ws, fault.code, fault.reason);
    else greet(ws);
  }

  function greet(ws: WebSocket): void {
    const socket = openSocket(ws, {
      id: newSocketId(registry),
      activityMs: activityTimeoutSeconds * 1000,
      pongMs: pongTimeoutSeconds * 1000,
      answer: (from, text) => answerMessage(app, registry, from, text),
      onGone: (gone) => removeSocket(registry, gone),
    });
    registry.sockets.set(socket.id, socket);
    const greeting = { socket_id: socket.id, activity_timeout: activityTimeoutSeconds };
    socket.send(frame('pusher:connection_established', JSON.stringify(greeting)));
  }

  async function closeAll(): Promise<void> {
    const released = once(server, 'close');
    server.close();
    for (const socket of [...registry.sockets.values()]) socket.end(WEBSOCKET_CODE.goingAway, 'Going away');
    server.closeAllConnections();
    await released;
  }

  function disconnectEveryone(): void {
    for (const socket of [...registry.sockets.values()]) socket.drop();
    for (const ws of sockets.clients) ws.terminate();
  }

  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      closing ??= closeAll();
      return closing;
    },
    closeSockets: disconnectEveryone,
  };
}
