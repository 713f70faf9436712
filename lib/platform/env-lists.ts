import { isIP } from 'node:net';
import { z } from 'zod';

export function commaSeparated<S extends z.ZodType<string, string>>(item: S) {
  return z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(item));
}

/** Only an IP address, not a name: a name could be made to resolve elsewhere. */
export const socketAddress = z.string().refine((text) => {
  const [, six, four, port] = /^(?:\[([^\]]+)\]|([\d.]+)):(\d{1,5})$/.exec(text) ?? [];
  const isAddress = isIP(six ?? four ?? '') === (six === undefined ? 4 : 6);
  return isAddress && Number(port) >= 1 && Number(port) <= 65_535;
}, 'must be an IP address with a port');
