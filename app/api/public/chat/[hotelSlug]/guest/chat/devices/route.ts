import { guestAccess } from '@/lib/auth/guest-access';
import { deviceReplySchema, deviceSchema } from '@/lib/contract/devices';
import { defineRoute } from '@/lib/http/define-route';
import { spend } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { forgetGuestDevice, registerGuestDevice } from '@/lib/notifications/register-device';

export const POST = defineRoute({
  name: 'guest.devices.register',
  who: guestAccess,
  input: json(deviceSchema),
  async do({ who, input }) {
    await spend(['device'], `guest:${who.bookingId}`);
    await registerGuestDevice(who, input);
    return { body: { success: true } };
  },
  answer: deviceReplySchema,
});

export const DELETE = defineRoute({
  name: 'guest.devices.forget',
  who: guestAccess,
  input: json(deviceSchema),
  async do({ who, input }) {
    await forgetGuestDevice(who, input);
    return { body: null };
  },
  answer: null,
});
