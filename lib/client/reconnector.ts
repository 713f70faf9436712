import type Pusher from 'pusher-js';
import { backoffMs } from './backoff';

/**
 * How long an attempt may take before a new one replaces it. pusher-js waits 15 s for an attempt that hangs, even after
 * a short outage. The time grows, because on a slow network an attempt is only slow.
 */
const FIRST_ATTEMPT_MS = 3_000;
const LONGEST_ATTEMPT_MS = 8_000;
const LONGEST_WAIT_MS = 60_000;
/** From this number of attempts on, the page no longer shows the outage as momentary. */
const ATTEMPTS_THAT_ARE_A_MOMENT = 2;

export type Reconnector = ReturnType<typeof createReconnector>;

/** Reconnects a socket. `heed` receives each state of the socket except those that the reconnector causes itself. */
export function createReconnector(socket: Pusher, firstAttemptMs = FIRST_ATTEMPT_MS) {
  let attempts = 0;
  let refusals = 0;
  let isRenewing = false;
  let isResting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop() {
    clearTimeout(timer);
    timer = undefined;
  }

  function dial() {
    stop();
    socket.connect();
  }

  function renew() {
    attempts += 1;
    isRenewing = true;
    socket.disconnect();
    isRenewing = false;
    dial();
  }

  /**
   * Reconnects at once after a good connection, because the client may still be authorized. Later attempts wait longer
   * and longer.
   */
  function dialLater() {
    timer = setTimeout(dial, refusals === 0 ? 0 : backoffMs(refusals - 1, LONGEST_WAIT_MS));
    refusals += 1;
  }

  return {
    heed(state: string) {
      if (state === 'connected') {
        stop();
        attempts = 0;
      } else if (state === 'disconnected') {
        // Closed or refused by the server (4001 to 4099): pusher-js does not try again by itself.
        stop();
        if (!isResting) dialLater();
      } else if (state === 'connecting') {
        timer ??= setTimeout(renew, Math.min(LONGEST_ATTEMPT_MS, firstAttemptMs * 2 ** attempts));
      }
    },
    /** The network is back. An attempt that hangs began without it and is replaced. */
    hurry() {
      if (isResting || socket.connection.state === 'connected') return;
      renew();
      attempts = 0;
    },
    /** Call when a channel is subscribed. A connection alone does not prove that the server accepts the client. */
    settle() {
      refusals = 0;
    },
    /** Access has ended: no more attempts until `resume`. */
    rest() {
      isResting = true;
      stop();
      socket.disconnect();
    },
    resume() {
      if (!isResting) return;
      isResting = false;
      dialLater();
    },
    /** True between disconnecting and reconnecting. These states must not be reported. */
    isRenewing: () => isRenewing,
    isAMoment: () => attempts < ATTEMPTS_THAT_ARE_A_MOMENT,
    stop,
  };
}
