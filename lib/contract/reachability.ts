import { z } from 'zod';
import { idSchema } from './ids';
import { DEPARTMENTS, STAFF_ROLES } from './roles';

/** A colleague on duty, and the ways in which a guest's message would reach them now. */
export const reachablePersonSchema = z.object({
  id: idSchema,
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  department: z.enum(DEPARTMENTS),
  /** Open pages of the desk, and whether one of them is in sight. */
  tabs: z.number().int(),
  is_in_sight: z.boolean(),
  /** Phones and browsers that are registered to ring. */
  devices: z.number().int(),
  device_seen_at: z.iso.datetime().nullable(),
  /** When one of them last said that it has shown an alert: the only proof that ringing works. */
  shown_at: z.iso.datetime().nullable(),
});
export const reachabilitySchema = z.object({ on_duty: z.array(reachablePersonSchema) });
export type ReachablePersonDto = z.infer<typeof reachablePersonSchema>;
export type ReachabilityDto = z.infer<typeof reachabilitySchema>;

export const isReachable = ({ tabs, devices }: Pick<ReachablePersonDto, 'tabs' | 'devices'>) =>
  tabs > 0 || devices > 0;
