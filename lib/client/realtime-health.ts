import { DEGRADED, DEGRADED_HEADER } from '@/lib/contract/degraded';

let isDegraded = false;

/** What the server last said of its own way to the socket: ours may be whole and hear nothing. */
export const realtimeHealth = {
  isDegraded: () => isDegraded,
  note(headers: Headers): void {
    isDegraded = headers.get(DEGRADED_HEADER) === DEGRADED;
  },
};
