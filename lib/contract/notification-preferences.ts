import { z } from 'zod';

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** When one's phones may ring, by the hotel's clock. */
export const notificationPreferencesSchema = z.strictObject({
  /** Silent from the first to the second, over midnight where it is later than the second. */
  quiet: z
    .strictObject({ from: timeOfDay, to: timeOfDay })
    .refine(({ from, to }) => from !== to, { error: 'Quiet hours end at another time than they begin.' })
    .nullable(),
  /** Off duty, where nobody else is there. */
  off_duty: z.boolean(),
});
export type NotificationPreferencesDto = z.infer<typeof notificationPreferencesSchema>;
