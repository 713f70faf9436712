import { guestAccess } from '@/lib/auth/guest-access';
import { ownDevicesSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { listOwnDevices } from '@/lib/stays/own-devices';

export const GET = defineRoute({
  name: 'guest.sessions',
  who: guestAccess,
  input: nothing,
  do: async ({ who }) => ({ body: await listOwnDevices(who) }),
  answer: ownDevicesSchema,
});
