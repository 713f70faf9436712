import { z } from 'zod';

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** When the devices of a staff member may receive pushes, in the hotel's local time. */
export const notificationPreferencesSchema = z.strictObject({
  /** Silent from the first time to the second, over midnight when `from` is later than `to`. */
  quiet: z
    .strictObject({ from: timeOfDay, to: timeOfDay })
    .refine(({ from, to }) => from !== to, { error: 'Quiet hours end at another time than they begin.' })
    .nullable(),
  /** Whether to send pushes off duty when no staff member is on duty. */
  off_duty: z.boolean(),
});
export type NotificationPreferencesDto = z.infer<typeof notificationPreferencesSchema>;
