import { z } from 'zod';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * When `to` is not later than `from`, it is on the next day: 07:00 to 00:00, 18:00 to 02:00, or 00:00 to 00:00 for a
 * whole day.
 */
const dayHoursSchema = z.strictObject({ from: clockTime, to: clockTime });
export type DayHours = z.infer<typeof dayHoursSchema>;

const DAYS = 7;
/** From Monday; null for a day on which the reception is closed. */
export const weekHoursSchema = z
  .array(dayHoursSchema.nullable())
  .length(DAYS)
  .refine((week) => week.some((day) => day !== null), { error: 'A reception is open on one day at least.' });
export type WeekHours = z.infer<typeof weekHoursSchema>;
