import { z } from 'zod';
import { idSchema } from './ids';
import { PERMISSIONS } from './presence';
import { DEPARTMENTS, STAFF_ROLES } from './roles';

/** A staff member on duty, and the ways in which a guest's message would reach them now. @openapi */
export const reachablePersonSchema = z.object({
  id: idSchema,
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  department: z.enum(DEPARTMENTS),
  /** The number of open staff pages, and whether one of them is visible. */
  tabs: z.number().int(),
  is_in_sight: z.boolean(),
  /** The notification permission of the browser with an open staff page; null without an open page. */
  permission: z.enum(PERMISSIONS).nullable(),
  /** Whether their devices receive no pushes at this hour. */
  is_quiet: z.boolean(),
  /** The number of phones and browsers registered for pushes. */
  devices: z.number().int(),
  device_seen_at: z.iso.datetime().nullable(),
  /** When one of the devices last reported that it displayed an alert: the only proof that pushes work. */
  shown_at: z.iso.datetime().nullable(),
});
export const reachabilitySchema = z.object({ on_duty: z.array(reachablePersonSchema) });
export type ReachablePersonDto = z.infer<typeof reachablePersonSchema>;
export type ReachabilityDto = z.infer<typeof reachabilitySchema>;

export const isReachable = (person: Pick<ReachablePersonDto, 'tabs' | 'devices' | 'is_quiet'>) =>
  person.tabs > 0 || (person.devices > 0 && !person.is_quiet);

/** The result of a test push: how many devices were tried, and the outcomes. */
export const testRingSchema = z.object({
  devices: z.number().int(),
  accepted: z.number().int(),
  /** Devices that can no longer be reached and were deleted. */
  gone: z.number().int(),
  failed: z.number().int(),
});
export type TestRingDto = z.infer<typeof testRingSchema>;
