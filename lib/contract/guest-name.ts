import { z } from 'zod';
import { sentName, typedName } from './names';

const NAME_CHARS = 100;

/** A first or a last name of a guest, as the front desk types it. */
export const guestNameSchema = typedName(1, NAME_CHARS);
/** Other systems know some guests by one name only. */
export const guestNameIfKnownSchema = typedName(0, NAME_CHARS);

/** The same as another system or its file has them. */
export const sentGuestNameSchema = sentName(1, NAME_CHARS);
export const sentGuestNameIfKnownSchema = sentName(0, NAME_CHARS);

/** As people write it: +353 (0)87 123-4567. */
export const phoneSchema = z
  .string()
  .trim()
  .max(40)
  .regex(/^[+(\d][\d ()./-]{2,}$/);

/** In place of a name that a file does not know, by the number of the stay: `#4711`. It says nothing of who comes. */
export const placeholderName = (number: string): string => `#${number}`;
export const isPlaceholderName = (lastName: string): boolean => lastName.startsWith('#');
