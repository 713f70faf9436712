import Pusher, { type ChannelAuthorizationHandler, type UserAuthenticationHandler } from 'pusher-js';
import type { PusherConfigDto } from '@/lib/contract/chat';
import { ApiProblem, endingOf, retryAfterOf } from './api-problem';
import { backoffMs } from './backoff';
import { fetchJson } from './request';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]', '::1'];
const LONGEST_WAIT_MS = 60_000;

type Refusals = {
  /** Access has ended. */
  onRefused(): void;
  /** Access exists, but not to this channel: the channel has a new name. */
  onForbidden(): void;
};

/**
 * A socket signs in before it subscribes to any channel, so that the server can disconnect it at once when access ends.
 */
export function createSocket(
  config: PusherConfigDto,
  authEndpoint: string,
  { onRefused, onForbidden }: Refusals,
): Pusher {
  /** For each channel, the latest authorization request. */
  const asked = new Map<string, symbol>();
  let entrance = entranceOf('');
  const socket: Pusher = new Pusher(config.key, {
    cluster: config.cluster,
    ...addressOf(config, globalThis.location?.hostname),
    enabledTransports: ['ws', 'wss'],
    // The defaults take up to 150 s to detect a dead connection.
    activityTimeout: 30_000,
    pongTimeout: 10_000,
    channelAuthorization: {
      customHandler: (params, done) => void authorize(params, done),
    },
    userAuthentication: {
      customHandler: (params, done) => void signIn(params, done),
    },
  });
  socket.connection.bind('message', ({ event }: { event: string }) => {
    if (event === 'pusher:signin_success') signedIn(socket.connection.socket_id).open();
  });
  socket.signin();

  /** pusher-js has a promise of its own, which may belong to the previous connection. */
  function signedIn(socketId: string): Entrance {
    if (entrance.socketId !== socketId) entrance = entranceOf(socketId);
    return entrance;
  }

  /** pusher-js asks once per connection and never again, so this retries. */
  async function signIn(...[{ socketId }, done]: Parameters<UserAuthenticationHandler>) {
    for (let failures = 0; isCurrent(socketId); failures += 1) {
      try {
        const endpoint = userAuthBeside(authEndpoint);
        const reply = await fetchJson<{ auth: string; user_data: string }>('POST', endpoint, {
          socket_id: socketId,
        });
        if (isCurrent(socketId)) done(null, reply);
        return;
      } catch (cause) {
        if (endingOf(cause)) return refuse(socketId);
        const waitMs = Math.max(retryAfterOf(cause), backoffMs(failures, LONGEST_WAIT_MS));
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  }

  async function authorize(...[{ socketId, channelName }, done]: Parameters<ChannelAuthorizationHandler>) {
    const mine = Symbol();
    asked.set(channelName, mine);
    await signedIn(socketId).isOpen;
    // A newer request replaced this one, or the connection is gone.
    if (asked.get(channelName) !== mine || !isCurrent(socketId)) return;
    try {
      const reply = await fetchJson<{ auth: string }>('POST', authEndpoint, {
        socket_id: socketId,
        channel_name: channelName,
      });
      if (isCurrent(socketId)) done(null, reply);
    } catch (cause) {
      if (endingOf(cause)) return refuse(socketId);
      if (!isCurrent(socketId)) return;
      if (cause instanceof ApiProblem && cause.code === 'forbidden') onForbidden();
      done(cause instanceof Error ? cause : new Error('authorization'), null);
    }
  }

  function refuse(socketId: string) {
    if (isCurrent(socketId)) onRefused();
  }

  /** False when the connection is gone and was replaced: an answer for the old one would confuse pusher-js. */
  function isCurrent(socketId: string): boolean {
    return socket.connection.state === 'connected' && socket.connection.socket_id === socketId;
  }

  return socket;
}

type Entrance = { readonly socketId: string; readonly isOpen: Promise<void>; open(): void };

function entranceOf(socketId: string): Entrance {
  let open: () => void = () => undefined;
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { socketId, isOpen, open };
}

/** The sign-in endpoint is next to the endpoint that authorizes channels. */
function userAuthBeside(authEndpoint: string): string {
  return authEndpoint.replace(/auth$/, 'user-auth');
}

/** An embedded server on this machine's loopback address has the page's host for a phone on the same Wi-Fi. */
export function addressOf({ host, port, tls }: PusherConfigDto, pageHost: string | undefined) {
  if (!host) return { forceTLS: true };
  const isElsewhere = LOOPBACK.includes(host) && pageHost !== undefined && !LOOPBACK.includes(pageHost);
  return {
    wsHost: isElsewhere ? pageHost : host,
    forceTLS: tls ?? true,
    ...(port === undefined ? {} : { wsPort: port, wssPort: port }),
  };
}
