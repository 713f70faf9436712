import type Pusher from 'pusher-js';
import { backoffMs } from './backoff';

/**
 * How long an attempt may take before it is given up for a new one. pusher-js waits 15 s for one that hangs,
 * however short the outage that made it hang. It grows, since on a slow network an attempt is only slow.
 */
const FIRST_ATTEMPT_MS = 3_000;
const LONGEST_ATTEMPT_MS = 8_000;
const LONGEST_WAIT_MS = 60_000;
/** From then on nobody should be told that it is only a moment. */
const ATTEMPTS_THAT_ARE_A_MOMENT = 2;

export type Reconnector = ReturnType<typeof createReconnector>;

/** Brings a socket back. Told of each state it comes to but those of its own making. */
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

  /** At once after a good connection: whoever was cut and has the right may know better. Then ever later. */
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
        // Cut or refused by the server (4001 to 4099): pusher-js never tries again by itself.
        stop();
        if (!isResting) dialLater();
      } else if (state === 'connecting') {
        timer ??= setTimeout(renew, Math.min(LONGEST_ATTEMPT_MS, firstAttemptMs * 2 ** attempts));
      }
    },
    /** The network is back: whatever hangs was begun without it. */
    hurry() {
      if (isResting || socket.connection.state === 'connected') return;
      renew();
      attempts = 0;
    },
    /** Connecting alone proves nothing: the server takes us once it lets us hear something. */
    settle() {
      refusals = 0;
    },
    /** We have no right to be here: no more dialling until somebody knows better. */
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
    /** Between hanging up and dialling again, which is no news to anybody. */
    isRenewing: () => isRenewing,
    isAMoment: () => attempts < ATTEMPTS_THAT_ARE_A_MOMENT,
    stop,
  };
}
