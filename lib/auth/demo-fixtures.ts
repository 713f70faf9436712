import { headers } from 'next/headers';
import { z } from 'zod';
import { BOOKING_STATUSES } from '@/lib/contract/hotel';
import { DEPARTMENTS, STAFF_ROLES } from '@/lib/contract/roles';
import { readDemoFile } from '@/lib/platform/demo-file';
import { isLocalVisitor } from '@/lib/platform/local-visitor';

const demoFixturesSchema = z.object({
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
          /** The address for the QR code: a phone cannot reach this machine as localhost. */
          phone_link: z.string().nullable().default(null),
          room_number: z.string().nullable(),
          guest_name: z.string(),
          status: z.enum(BOOKING_STATUSES),
        }),
      ),
    }),
  ),
});
export type DemoFixtures = z.infer<typeof demoFixturesSchema>;

/**
 * Returns the people of the demo with their passwords and links, for a visitor at the machine that runs it. Returns
 * null for every other visitor and outside the demo.
 */
export async function demoFixtures(): Promise<DemoFixtures | null> {
  return isLocalVisitor(await headers()) ? readDemoFixtures() : null;
}

export type DemoCode = { link: string; guestName: string; roomNumber: string | null };

/**
 * Returns the one guest whose QR code a visitor from the network may scan. Returns null for a visitor at the machine
 * itself and outside the demo.
 */
export async function demoCode(): Promise<DemoCode | null> {
  if (isLocalVisitor(await headers())) return null;
  const guests = (await readDemoFixtures())?.hotels.flatMap((hotel) => hotel.guests) ?? [];
  const guest = guests.find(({ status, phone_link }) => status === 'in_house' && phone_link !== null);
  if (!guest?.phone_link) return null;
  return { link: guest.phone_link, guestName: guest.guest_name, roomNumber: guest.room_number };
}

async function readDemoFixtures(): Promise<DemoFixtures | null> {
  const file = await readDemoFile();
  const fixtures = demoFixturesSchema.safeParse(file);
  return fixtures.success ? fixtures.data : null;
}
