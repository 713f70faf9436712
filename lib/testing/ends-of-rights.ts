import { POST as changePassword } from '@/app/api/staff/hotel/[hotelSlug]/me/password/route';
import { companionSchema } from '@/lib/contract/companions';
import { guestLinkSchema } from '@/lib/contract/stays';
import { createApiKey, renewApiKey, revokeKeyRow } from '@/lib/integrations/api-keys';
import { findOwner, revokeOwners } from '@/lib/people/owner-store';
import { leaveAsOwner } from '@/lib/people/owners';
import { byApiToken, byStaffCookie, callRoute, nobody } from '@/lib/testing/call-route';
import { companionEndpoints } from '@/lib/testing/companions';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { addGuest, addStaff, PASSWORD, type TestGuest, type TestStaff } from '@/lib/testing/hotel-fixture';
import { anOwner } from '@/lib/testing/owners';
import { NEW_PASSWORD, peopleEndpoints } from '@/lib/testing/people-endpoints';
import { memberOf } from '@/lib/testing/principals';
import { OF_A_GUEST, OF_STAFF } from '@/lib/testing/revocations';
import type { Scenario } from '@/lib/testing/scenario';

/** A caller of the scenario's hotel whose right is about to end. It replaces the scenario's own caller. */
export type Ending = { name: string; actor: Partial<Scenario>; end(): Promise<unknown> };
type Kind = (scenario: Scenario) => Promise<Ending>;

/** Every way in which the right of a caller of such a route ends, each with its own caller. */
export const ENDS: Record<string, readonly Kind[]> = {
  desk: ofStaff('manager', (staff) => ({ staff })),
  admin: ofStaff('admin', (admin) => ({ admin })),
  guest: [
    ...OF_A_GUEST.map(
      ({ name, status, end }): Kind =>
        async ({ guest: { hotel }, admin }) => {
          const guest = await addGuest(hotel, { status });
          return { name, actor: { guest }, end: () => end(guest, admin) };
        },
    ),
    async (scenario) => {
      const { guest, remove } = await aCompanion(scenario);
      return { name: 'the removal of a companion', actor: { guest }, end: remove };
    },
  ],
  integration: [
    async ({ admin }) => {
      const apiKey = await createApiKey({ staff: await memberOf(admin) }, 'Revoked');
      const end = async () => revokeKeyRow({ staff: await memberOf(admin) }, apiKey.id);
      return { name: 'the revocation of an API key', actor: { apiKey }, end };
    },
    async ({ admin }) => {
      const apiKey = await createApiKey({ staff: await memberOf(admin) }, 'Rotated');
      const end = async () => renewApiKey({ staff: await memberOf(admin) }, apiKey.id);
      return { name: 'the rotation of an API key', actor: { apiKey }, end };
    },
  ],
  owner: [
    async () => {
      const ownerSecret = await anOwner();
      const owner = await findOwner(ownerSecret);
      if (!owner) throw new Error('The owner was not let in.');
      return {
        name: 'the end of an owner’s session',
        actor: { ownerSecret },
        end: () => leaveAsOwner(owner),
      };
    },
    async () => {
      const ownerSecret = await anOwner();
      return { name: 'the revocation of all owners', actor: { ownerSecret }, end: revokeOwners };
    },
  ],
};

function ofStaff(role: 'manager' | 'admin', as: (staff: TestStaff) => Partial<Scenario>): readonly Kind[] {
  const change =
    (name: string, json: unknown): Kind =>
    async ({ admin }) =>
      another(admin, name, (staff) =>
        peopleEndpoints.change(staff.hotel.slug, staff.id, byApiToken(admin), json),
      );
  const another = async (
    { hotel }: TestStaff,
    name: string,
    end: (staff: TestStaff) => Promise<unknown>,
  ): Promise<Ending> => {
    const staff = await addStaff(hotel, { role, department: 'management' });
    return { name, actor: as(staff), end: () => end(staff) };
  };
  return [
    change('the deactivation of a colleague', { is_active: false }),
    change('another role', { role: 'cook', department: 'kitchen' }),
    ({ admin }) => another(admin, 'another password', changeOwnPassword),
    ...OF_STAFF.filter(({ name }) => name.startsWith('sign') || name.startsWith('being signed')).map(
      ({ name, end }): Kind =>
        ({ admin }) =>
          another(admin, name, (staff) => end(staff, staff.hotel)),
    ),
  ];
}

async function changeOwnPassword(staff: TestStaff): Promise<Response> {
  const { slug } = staff.hotel;
  const json = { old_password: PASSWORD, password: NEW_PASSWORD };
  const path = `/api/staff/hotel/${slug}/me/password`;
  return callRoute(changePassword, 'POST', path, { hotelSlug: slug }, byStaffCookie(staff), { json });
}

/** Creates a companion with their own device. */
async function aCompanion({ guest: { hotel }, admin }: Scenario) {
  const booker = await addGuest(hotel);
  const desk = byApiToken(admin);
  const name = { first_name: 'Tim', last_name: 'Roe' };
  const { id } = companionSchema.parse(
    await (await companionEndpoints.add(hotel.slug, booker.code, desk, name)).json(),
  );
  const made = await companionEndpoints.link(hotel.slug, booker.code, id, desk);
  const token = new URL(guestLinkSchema.parse(await made.json()).link).hash.slice('#t='.length);
  const opened = await guestEndpoints.openSession(hotel.slug, nobody, { json: { token } });
  const session = /^[^=]+=([^;]*)/.exec(opened.headers.get('set-cookie') ?? '')?.[1] ?? '';
  const guest: TestGuest = { ...booker, token, session };
  return { guest, remove: () => companionEndpoints.remove(hotel.slug, booker.code, id, desk) };
}
