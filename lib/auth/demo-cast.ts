import { z } from 'zod';
import { BOOKING_STATUSES } from '@/lib/contract/hotel';
import { DEPARTMENTS, STAFF_ROLES } from '@/lib/contract/roles';
import { readDemoFile } from '@/lib/platform/demo-file';

const castSchema = z.object({
  hotels: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      staff: z.array(
        z.object({
          username: z.string(),
          password: z.string(),
          name: z.string(),
          role: z.enum(STAFF_ROLES),
          department: z.enum(DEPARTMENTS),
          on_duty: z.boolean(),
        }),
      ),
      guests: z.array(
        z.object({
          link: z.string(),
          /** For a code to scan: a phone cannot reach this machine as localhost. */
          phone_link: z.string().nullable().default(null),
          room_number: z.string().nullable(),
          guest_name: z.string(),
          status: z.enum(BOOKING_STATUSES),
        }),
      ),
    }),
  ),
});
export type DemoCast = z.infer<typeof castSchema>;

/** The people of the demo with their ways in; null anywhere else, where no such file is named. */
export async function demoCast(): Promise<DemoCast | null> {
  const file = await readDemoFile();
  const cast = castSchema.safeParse(file);
  return cast.success ? cast.data : null;
}
