/** The names and limits of Pusher Channels protocol 7, as the service documents them. */
export const PROTOCOL_VERSION = 7;
export const MAX_CHANNELS_PER_EVENT = 100;
export const MAX_EVENTS_PER_BATCH = 10;
export const MAX_EVENT_NAME_CHARS = 200;
export const MAX_DATA_BYTES = 10_240;
export const MAX_MEMBERS = 100;
export const MAX_USER_ID_CHARS = 128;

const MAX_CHANNEL_NAME_CHARS = 164;
const CHANNEL_NAME = /^[A-Za-z0-9_\-=@,.;]+$/;
const SERVER_TO_USER = '#server-to-user-';

/** pusher-js stops reconnecting on 40xx, backs off on 41xx and reconnects at once on 42xx. */
export const CODE = {
  unknownKey: 4001,
  pathNotFound: 4005,
  malformedVersion: 4006,
  unsupportedProtocol: 4007,
  noProtocol: 4008,
  unauthorized: 4009,
  badMessage: 4200,
  noPong: 4201,
  clientEventRefused: 4301,
} as const;

/** Codes of RFC 6455, on which pusher-js reconnects. */
export const WEBSOCKET_CODE = { goingAway: 1001, unsupportedData: 1003 } as const;

export const PING_FRAME = frame('pusher:ping', '{}');
export const PONG_FRAME = frame('pusher:pong', '{}');

export function isChannelName(name: string): boolean {
  return name.length <= MAX_CHANNEL_NAME_CHARS && CHANNEL_NAME.test(name);
}

export function isPresence(channel: string): boolean {
  return channel.startsWith('presence-');
}

export function needsAuth(channel: string): boolean {
  return channel.startsWith('private-') || isPresence(channel);
}

export function isCached(channel: string): boolean {
  return /^(private-|private-encrypted-|presence-)?cache-/.test(channel);
}

/** Returns the user of a `#server-to-user-…` channel, which only this signed-in user may subscribe to. */
export function userOfChannel(channel: string): string | null {
  if (!channel.startsWith(SERVER_TO_USER)) return null;
  const userId = channel.slice(SERVER_TO_USER.length);
  return userId.length > 0 && userId.length <= MAX_USER_ID_CHARS ? userId : null;
}

/** The `data` of a frame is itself a JSON string: the protocol encodes it twice. */
export function frame(event: string, data: string, channel?: string): string {
  return JSON.stringify({ event, data, channel });
}

/** Unlike every other frame, an error has its data as an object. */
export function errorFrame(code: number | null, message: string): string {
  return JSON.stringify({ event: 'pusher:error', data: { code, message } });
}
