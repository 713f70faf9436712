import { z } from 'zod';

/** Of another system that the application calls, as people write it. */
export const outsideAddress = (mostChars: number) =>
  z
    .url({ protocol: /^https?$/ })
    .max(mostChars)
    .refine(carriesNoPassword, 'An address carries no password.');

/** Asked of every text, also of one that is no address: that is said by the check before. */
function carriesNoPassword(address: string): boolean {
  try {
    const { username, password } = new URL(address);
    return username === '' && password === '';
  } catch {
    return true;
  }
}
