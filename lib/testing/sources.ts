import { POST as bringByApi } from '@/app/api/integrations/hotels/[hotelSlug]/stays/route';
import { POST as bringByImport } from '@/app/api/staff/hotel/[hotelSlug]/stays/import/route';
import { integrationApi, staffApi } from '@/lib/contract/paths';
import { type PmsResult, pmsResultsSchema } from '@/lib/contract/pms-stays';
import { createApiKey } from '@/lib/integrations/api-keys';
import { db } from '@/lib/platform/db';
import { byApiKey, byApiToken, type Caller, callRoute } from '@/lib/testing/call-route';
import { addStaff, type TestHotel, type TestStaff } from '@/lib/testing/hotel-fixture';
import { memberOf } from '@/lib/testing/principals';

/** The two import sources of stays, through their endpoints: the API and a file. */

export async function newKey(hotel: TestHotel): Promise<Caller> {
  const admin = await addStaff(hotel, { role: 'admin', department: 'management' });
  return byApiKey((await createApiKey({ staff: await memberOf(admin) }, 'PMS')).secret);
}

export async function bringByKey(
  hotel: TestHotel,
  key: Caller,
  stays: readonly unknown[],
  more: { import_id?: string } = {},
): Promise<PmsResult[]> {
  const [path, params] = [integrationApi.stays(hotel.slug), { hotelSlug: hotel.slug }];
  return resultsOf(await callRoute(bringByApi, 'POST', path, params, key, { json: { stays, ...more } }));
}

export async function bringByFile(
  by: TestStaff,
  stays: readonly unknown[],
  more: { is_dry_run?: boolean; confirmed?: string[]; import?: { key: string; file_name: string } } = {},
): Promise<PmsResult[]> {
  const { slug: hotelSlug } = by.hotel;
  const json = { stays, is_dry_run: false, ...more };
  const path = staffApi.stayImport(hotelSlug);
  return resultsOf(await callRoute(bringByImport, 'POST', path, { hotelSlug }, byApiToken(by), { json }));
}

async function resultsOf(response: Response): Promise<PmsResult[]> {
  await db().rateLimit.deleteMany();
  if (response.status !== 200) throw new Error(await response.text());
  return pmsResultsSchema.parse(await response.json()).results;
}

export async function addRooms(hotel: TestHotel, numbers: readonly string[]): Promise<void> {
  await db().room.createMany({ data: numbers.map((number) => ({ hotelId: hotel.id, number })) });
}

let count = 0;

/** Creates an import row with a unique external number. */
export function sentStay<More extends object>(more: More) {
  count += 1;
  const guest = { external_id: `said-${count}`, guest_first_name: 'Una', guest_last_name: 'Roe' };
  return { ...guest, check_in: '2026-11-24', check_out: '2026-11-27', ...more };
}

/** Returns the current state of the stays with these external numbers; of several stays with one number, the last. */
export async function staysOf(hotel: TestHotel, numbers: readonly string[]) {
  const rows = await db().booking.findMany({
    where: { hotelId: hotel.id, externalId: { in: [...numbers] } },
    select: { externalId: true, status: true, room: { select: { number: true } } },
    orderBy: { id: 'asc' },
  });
  return Object.fromEntries(
    rows.map(({ externalId, status, room }) => [externalId, { status, room: room?.number ?? null }]),
  );
}
