import { z } from 'zod';
import { sentName, typedName } from './names';

const NAME_CHARS = 100;

/** A guest's first or last name, as the front desk types it. */
export const guestNameSchema = typedName(1, NAME_CHARS);
/** May be empty: other systems know only one name of some guests. */
export const guestNameIfKnownSchema = typedName(0, NAME_CHARS);

/** The same, as another system or its file sends it. */
export const sentGuestNameSchema = sentName(1, NAME_CHARS);
export const sentGuestNameIfKnownSchema = sentName(0, NAME_CHARS);

/** A phone number as it is usually written: +353 (0)87 123-4567. */
export const phoneSchema = z
  .string()
  .trim()
  .max(40)
  .regex(/^[+(\d][\d ()./-]{2,}$/);

/** Replaces a name that a file does not have, by the number of the stay: `#4711`. It does not identify the guest. */
export const placeholderName = (number: string): string => `#${number}`;
export const isPlaceholderName = (lastName: string): boolean => lastName.startsWith('#');
