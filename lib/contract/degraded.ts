/** On any answer given while Channels refuses our news: a socket that looks live hears nothing, so poll as without one. */
export const DEGRADED_HEADER = 'X-Realtime';
export const DEGRADED = 'degraded';
