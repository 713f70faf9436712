import { z } from 'zod';
import { DEPARTMENTS } from '@/lib/contract/roles';
import type { Candidate } from '@/lib/notifications/audience';
import { db } from '@/lib/platform/db';

const departmentSchema = z.enum(DEPARTMENTS);

/** The staff on duty who may get an event, by hotel. */
export async function listCandidates(
  hotelIds: readonly number[],
): Promise<Map<number, { slug: string; hasWebhooks: boolean; candidates: Candidate[] }>> {
  const hotels = await db().hotel.findMany({
    where: { id: { in: [...hotelIds] } },
    select: {
      id: true,
      slug: true,
      _count: { select: { webhooks: { where: { isActive: true } } } },
      staff: {
        where: { isActive: true, isOnDuty: true },
        select: { id: true, role: true, department: true, isOnDuty: true },
      },
    },
  });
  return new Map(
    hotels.map(({ id, slug, _count, staff }) => [
      id,
      {
        slug,
        hasWebhooks: _count.webhooks > 0,
        candidates: staff.map((person) => ({
          ...person,
          department: departmentSchema.parse(person.department),
        })),
      },
    ]),
  );
}
