import { z } from 'zod';

/** The address of another system that the application calls. */
export const outsideAddress = (mostChars: number) =>
  z
    .url({ protocol: /^https?$/ })
    .max(mostChars)
    .refine(carriesNoPassword, 'An address carries no password.');

/** Also runs for text that is no address, which the check before has reported already. */
function carriesNoPassword(address: string): boolean {
  try {
    const { username, password } = new URL(address);
    return username === '' && password === '';
  } catch {
    return true;
  }
}
