import type { Waker } from './ports';
import { isWakeSet, recordWake } from './timer-store';

/**
 * For calls that cost money: one that comes in time is on its way already, whichever process asked for it. It is
 * recorded once it is set, so a process that dies in between has at worst paid for two.
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
