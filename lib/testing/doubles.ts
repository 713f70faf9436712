import { byApiToken } from '@/lib/testing/call-route';
import type { TestStaff } from '@/lib/testing/hotel-fixture';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

const GUEST = { guest_first_name: 'Una', guest_last_name: 'Roe' };
const DAYS = { check_in: '2026-11-24', check_out: '2026-11-27' };

/** Creates a stay that no guest has used. Returns its code. */
export async function aDouble(by: TestStaff, more: object = {}): Promise<string> {
  const asked = { json: { ...GUEST, ...DAYS, ...more } };
  const made = await stayEndpoints.create(by.hotel.slug, byApiToken(by), asked);
  if (made.status !== 201) throw new Error(await made.text());
  return (await made.json()).booking_id;
}
