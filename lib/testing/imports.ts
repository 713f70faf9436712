import { POST as undo } from '@/app/api/staff/hotel/[hotelSlug]/stays/imports/[importId]/undo/route';
import { GET as list } from '@/app/api/staff/hotel/[hotelSlug]/stays/imports/route';
import { staffApi } from '@/lib/contract/paths';
import { type StayImportedDto, stayImportsSchema } from '@/lib/contract/stay-imports';
import { byApiToken, type Caller, callRoute } from '@/lib/testing/call-route';
import type { TestStaff } from '@/lib/testing/hotel-fixture';
import { bringByFile, sentStay } from '@/lib/testing/sources';

/** The import endpoints of a hotel. */

export async function importsOf(by: TestStaff): Promise<StayImportedDto[]> {
  const { slug: hotelSlug } = by.hotel;
  const path = staffApi.stayImports(hotelSlug);
  const response = await callRoute(list, 'GET', path, { hotelSlug }, byApiToken(by));
  return stayImportsSchema.parse(await response.json()).imports;
}

export function undoEndpoint(
  slug: string,
  id: number | string,
  as: Caller,
  json: unknown,
): Promise<Response> {
  const path = staffApi.undoImport(slug, Number(id));
  return callRoute(undo, 'POST', path, { hotelSlug: slug, importId: String(id) }, as, { json });
}

/** Imports a file with one stay and returns the id of the import. */
export async function anImportId(by: TestStaff): Promise<string> {
  await bringByFile(by, [sentStay({})]);
  const [last] = await importsOf(by);
  if (!last) throw new Error('No import was kept.');
  return String(last.id);
}
