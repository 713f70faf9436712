import type { WebSocket } from 'ws';
import type { Member } from './presence';
import { CODE, PING_FRAME, WEBSOCKET_CODE } from './protocol';
import { watchSilence } from './silence';

const CLOSE_REPLY_MS = 500;
/** A client with this much unread data would only fill the memory; it reconnects and catches up. */
const MAX_UNREAD_BYTES = 4 * 1_048_576;

export interface ClientSocket {
  readonly id: string;
  readonly channels: Set<string>;
  user: Member | null;
  send(frame: string | Buffer): void;
  /** Closes with a code. The socket neither receives nor sends anything more, even if the peer does not answer. */
  end(code: number, reason: string): void;
  drop(): void;
}

interface SocketOptions {
  readonly id: string;
  readonly activityMs: number;
  readonly pongMs: number;
  readonly answer: (socket: ClientSocket, text: string) => string[];
  readonly onGone: (socket: ClientSocket) => void;
}

export function openSocket(ws: WebSocket, options: SocketOptions): ClientSocket {
  let isOpen = true;
  const silence = watchSilence({
    ...options,
    ask: () => socket.send(PING_FRAME),
    giveUp: () => socket.end(CODE.noPong, 'Pong reply not received in time'),
  });

  const socket: ClientSocket = {
    id: options.id,
    channels: new Set(),
    user: null,
    send(frame) {
      if (!isOpen) return;
      if (ws.bufferedAmount > MAX_UNREAD_BYTES) socket.drop();
      else ws.send(frame, { binary: false });
    },
    end(code, reason) {
      leave();
      endWebSocket(ws, code, reason);
    },
    drop() {
      leave();
      ws.terminate();
    },
  };

  function leave(): void {
    if (!isOpen) return;
    isOpen = false;
    silence.stop();
    options.onGone(socket);
  }

  ws.on('message', (data, isBinary) => {
    if (!isOpen) return;
    silence.heard();
    if (isBinary) socket.end(WEBSOCKET_CODE.unsupportedData, 'Binary frames are not supported');
    else for (const frame of options.answer(socket, data.toString())) socket.send(frame);
  });
  ws.on('ping', silence.heard);
  ws.on('close', leave);
  return socket;
}

/** A peer that never answers the close frame is disconnected, so that it cannot block the port. */
export function endWebSocket(ws: WebSocket, code: number, reason: string): void {
  ws.close(code, reason);
  const cutOff = setTimeout(() => ws.terminate(), CLOSE_REPLY_MS);
  ws.once('close', () => clearTimeout(cutOff));
}
