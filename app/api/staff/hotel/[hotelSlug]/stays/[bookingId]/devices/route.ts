import { staffAccess } from '@/lib/auth/staff-access';
import { guestDevicesSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { listGuestDevices } from '@/lib/stays/guest-links';

export const GET = defineRoute({
  name: 'staff.guest_devices.list',
  who: staffAccess,
  input: nothing,
  do: async ({ who, params }) => ({
    body: await listGuestDevices({ staff: who, code: params['bookingId'] ?? '' }),
  }),
  answer: guestDevicesSchema,
});
