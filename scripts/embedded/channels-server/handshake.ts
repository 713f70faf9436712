import { CODE, PROTOCOL_VERSION } from './protocol';
import type { ChannelsApp } from './signature';

export interface HandshakeFault {
  readonly code: number;
  readonly reason: string;
}

/** Returns why a WebSocket is refused, or null. It must not throw: no error handler of a request exists yet. */
export function findHandshakeFault(app: ChannelsApp, url: string): HandshakeFault | null {
  const [path = '', query = ''] = url.split('?', 2);
  const [, kind, key] = path.split('/');
  const protocol = new URLSearchParams(query).get('protocol');

  if (kind !== 'app') return { code: CODE.pathNotFound, reason: 'Path not found' };
  if (key !== app.key) return { code: CODE.unknownKey, reason: 'Application does not exist' };
  if (!protocol) return { code: CODE.noProtocol, reason: 'No protocol version supplied' };
  if (!/^\d+$/.test(protocol))
    return { code: CODE.malformedVersion, reason: 'Invalid version string format' };
  if (Number(protocol) !== PROTOCOL_VERSION) {
    return { code: CODE.unsupportedProtocol, reason: 'Unsupported protocol version' };
  }
  return null;
}
