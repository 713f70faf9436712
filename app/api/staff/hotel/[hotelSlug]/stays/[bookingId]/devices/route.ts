import { staffAccess } from '@/lib/auth/staff-access';
import { guestDevicesSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { listGuestDevices } from '@/lib/stays/guest-links';

export const GET = defineRoute({
  name: 'staff.guest_devices.list',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, params }) => ({
    body: await listGuestDevices({ staff: principal, code: params['bookingId'] ?? '' }),
  }),
  answer: guestDevicesSchema,
});
