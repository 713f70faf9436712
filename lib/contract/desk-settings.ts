import { z } from 'zod';

/** How one's desk calls when a guest writes. */
export const deskSettingsSchema = z.strictObject({
  sound: z.boolean(),
  /** In percent. */
  volume: z.number().int().min(0).max(100),
  /** A notification of the browser while the desk's tab is hidden; the browser has to allow it too. */
  alerts: z.boolean(),
});
export type DeskSettingsDto = z.infer<typeof deskSettingsSchema>;
