import { z } from 'zod';

/** How the staff pages of one staff member alert when a guest writes. */
export const deskSettingsSchema = z.strictObject({
  sound: z.boolean(),
  /** In percent. */
  volume: z.number().int().min(0).max(100),
  /** A notification of the browser while the staff page's tab is hidden; the browser must allow it too. */
  alerts: z.boolean(),
});
export type DeskSettingsDto = z.infer<typeof deskSettingsSchema>;
