/**
 * Set on every answer while Channels refuses our events: an open socket may receive nothing, so the client must poll.
 */
export const DEGRADED_HEADER = 'X-Realtime';
export const DEGRADED = 'degraded';
