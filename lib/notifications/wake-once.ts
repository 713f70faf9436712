import type { Waker } from './ports';
import { isWakeSet, recordWake } from './timer-store';

/**
 * For wakes that cost money: sets none while one that comes in time is set, whichever process set it. The wake is
 * recorded after it is set, so a process that dies in between pays for two at worst.
 */
export function wakeOnce(waker: Waker): Waker {
  return {
    async wakeAt(wake) {
      if (await isWakeSet(wake.at)) return;
      await waker.wakeAt(wake);
      await recordWake(wake.at);
    },
  };
}
