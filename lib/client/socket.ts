import Pusher, { type ChannelAuthorizationHandler } from 'pusher-js';
import type { PusherConfigDto } from '@/lib/contract/chat';
import { ask } from './request';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]', '::1'];

export function createSocket(config: PusherConfigDto, authEndpoint: string): Pusher {
  const socket: Pusher = new Pusher(config.key, {
    cluster: config.cluster,
    ...addressOf(config, globalThis.location?.hostname),
    enabledTransports: ['ws', 'wss'],
    // The defaults take up to 150 s to notice a dead link.
    activityTimeout: 30_000,
    pongTimeout: 10_000,
    channelAuthorization: {
      customHandler: (params, done) => void authorize(params, done),
    },
  });

  async function authorize(...[{ socketId, channelName }, done]: Parameters<ChannelAuthorizationHandler>) {
    try {
      const reply = await ask<{ auth: string }>('POST', authEndpoint, {
        socket_id: socketId,
        channel_name: channelName,
      });
      if (isCurrent(socketId)) done(null, reply);
    } catch (cause) {
      if (isCurrent(socketId)) done(cause instanceof Error ? cause : new Error('authorization'), null);
    }
  }

  /** Signed for a connection that is gone, and asked for again since: answering would confuse the two. */
  function isCurrent(socketId: string): boolean {
    return socket.connection.socket_id === socketId;
  }

  return socket;
}

/** An embedded server on this machine's loopback is, seen from a phone on the same Wi-Fi, at the page's own host. */
export function addressOf({ host, port, tls }: PusherConfigDto, pageHost: string | undefined) {
  if (!host) return { forceTLS: true };
  const isElsewhere = LOOPBACK.includes(host) && pageHost !== undefined && !LOOPBACK.includes(pageHost);
  return {
    wsHost: isElsewhere ? pageHost : host,
    forceTLS: tls ?? true,
    ...(port === undefined ? {} : { wsPort: port, wssPort: port }),
  };
}
