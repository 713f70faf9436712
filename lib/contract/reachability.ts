import { z } from 'zod';
import { idSchema } from './ids';
import { PERMISSIONS } from './presence';
import { DEPARTMENTS, STAFF_ROLES } from './roles';

/** A colleague on duty, and the ways in which a guest's message would reach them now. @openapi */
export const reachablePersonSchema = z.object({
  id: idSchema,
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  department: z.enum(DEPARTMENTS),
  /** Open pages of the desk, and whether one of them is in sight. */
  tabs: z.number().int(),
  is_in_sight: z.boolean(),
  /** What the browser of an open desk says of notifications; null where no desk is open. */
  permission: z.enum(PERMISSIONS).nullable(),
  /** Their phones stay silent at this hour. */
  is_quiet: z.boolean(),
  /** Phones and browsers that are registered to ring. */
  devices: z.number().int(),
  device_seen_at: z.iso.datetime().nullable(),
  /** When one of them last said that it has shown an alert: the only proof that ringing works. */
  shown_at: z.iso.datetime().nullable(),
});
export const reachabilitySchema = z.object({ on_duty: z.array(reachablePersonSchema) });
export type ReachablePersonDto = z.infer<typeof reachablePersonSchema>;
export type ReachabilityDto = z.infer<typeof reachabilitySchema>;

export const isReachable = (person: Pick<ReachablePersonDto, 'tabs' | 'devices' | 'is_quiet'>) =>
  person.tabs > 0 || (person.devices > 0 && !person.is_quiet);

/** What became of a ring to try whether it rings: how many devices were tried, and how it went. */
export const testRingSchema = z.object({
  devices: z.number().int(),
  accepted: z.number().int(),
  /** Can be rung no more, and are taken off the list. */
  gone: z.number().int(),
  failed: z.number().int(),
});
export type TestRingDto = z.infer<typeof testRingSchema>;
