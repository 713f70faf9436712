import { authOptions } from '@/lib/auth/staff-session';
import { openStaffToken } from '@/lib/auth/staff-token';
import type { BookingStatus } from '@/lib/contract/hotel';
import { endStaffAccess } from '@/lib/people/end-staff-access';
import { db, type Tx } from '@/lib/platform/db';
import { byApiToken, byGuestCookie } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import type { TestGuest, TestHotel, TestStaff } from '@/lib/testing/hotel-fixture';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

/** Each way in which a guest's right to their conversation ends. */
export const OF_A_GUEST: readonly {
  name: string;
  status: BookingStatus;
  code: 'stay_ended' | 'unauthenticated';
  end(guest: TestGuest, desk: TestStaff): Promise<Response>;
}[] = [
  {
    name: 'the checkout',
    status: 'in_house',
    code: 'stay_ended',
    end: ({ hotel, code }, desk) => stayEndpoints.step(hotel.slug, code, byApiToken(desk), 'check_out'),
  },
  {
    name: 'a cancellation',
    status: 'confirmed',
    code: 'unauthenticated',
    end: ({ hotel, code }, desk) => stayEndpoints.step(hotel.slug, code, byApiToken(desk), 'cancel'),
  },
  {
    name: 'a no-show',
    status: 'confirmed',
    code: 'unauthenticated',
    end: ({ hotel, code }, desk) => stayEndpoints.step(hotel.slug, code, byApiToken(desk), 'no_show'),
  },
  {
    name: 'the end of all links',
    status: 'in_house',
    code: 'unauthenticated',
    end: ({ hotel, code }, desk) => stayEndpoints.revokeLinks(hotel.slug, code, byApiToken(desk)),
  },
  {
    name: 'the end of one device',
    status: 'in_house',
    code: 'unauthenticated',
    end: ({ hotel, code, sessionId }, desk) =>
      stayEndpoints.revokeDevice(hotel.slug, code, sessionId, byApiToken(desk)),
  },
  {
    name: 'a device that forgets its stay',
    status: 'in_house',
    code: 'unauthenticated',
    end: (guest) => guestEndpoints.endSession(guest.hotel.slug, byGuestCookie(guest)),
  },
];

type Change = (tx: Tx, staff: TestStaff, elsewhere: TestHotel) => Promise<unknown>;
const update =
  (data: Parameters<Tx['staff']['update']>[0]['data']): Change =>
  (tx, { id }) =>
    tx.staff.update({ where: { id }, data });

/** Each way to end all access of a staff member, with the change that is made in the same transaction. */
const CHANGES: readonly (readonly [name: string, change: Change])[] = [
  ['being let go', update({ isActive: false })],
  ['another role', update({ role: 'cook', department: 'kitchen' })],
  ['another password', update({ passwordHash: 'another' })],
  ['another hotel', (tx, staff, elsewhere) => update({ hotelId: elsewhere.id })(tx, staff, elsewhere)],
  ['being signed out everywhere', async () => undefined],
];

/** Each way in which a staff member's access ends. */
export const OF_STAFF: readonly {
  name: string;
  end(staff: TestStaff, elsewhere: TestHotel): Promise<unknown>;
}[] = [
  {
    name: 'signing out of this browser',
    end: async ({ cookie }) =>
      authOptions().events?.signOut?.({
        token: { ...(await openStaffToken('browser', cookie)) },
        session: { expires: '' },
      }),
  },
  ...CHANGES.map(([name, change]) => ({
    name,
    end: (staff: TestStaff, elsewhere: TestHotel) =>
      db().$transaction(async (tx) => {
        await endStaffAccess(tx, staff.hotel.id, staff.id);
        await change(tx, staff, elsewhere);
      }),
  })),
];
