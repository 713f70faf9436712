import { guestAccess } from '@/lib/auth/guest-access';
import { ownDevicesSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { listOwnDevices } from '@/lib/stays/own-devices';

export const GET = defineRoute({
  name: 'guest.sessions',
  authenticate: guestAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await listOwnDevices(principal) }),
  answer: ownDevicesSchema,
});
