import { DEGRADED, DEGRADED_HEADER } from '@/lib/contract/degraded';

let isDegraded = false;

/** Whether the server last reported that it cannot publish. Our own socket may be open and receive nothing. */
export const realtimeHealth = {
  isDegraded: () => isDegraded,
  note(headers: Headers): void {
    isDegraded = headers.get(DEGRADED_HEADER) === DEGRADED;
  },
};
