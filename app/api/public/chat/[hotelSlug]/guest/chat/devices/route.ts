import { listKnownStays } from '@/lib/auth/device-stays';
import { guestAccess } from '@/lib/auth/guest-access';
import { deviceReplySchema, deviceSchema } from '@/lib/contract/devices';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { deleteGuestDevice, registerGuestDevice } from '@/lib/notifications/register-device';

export const POST = defineRoute({
  name: 'guest.devices.register',
  authenticate: guestAccess,
  input: json(deviceSchema),
  async do({ principal, input, request }) {
    await consume(['device'], `guest:${principal.bookingId}`);
    const stays = await listKnownStays(request.headers, principal.hotel.slug);
    await registerGuestDevice(
      principal,
      input,
      stays.flatMap(({ guest }) => guest.sessionId ?? []),
    );
    return { body: { success: true } };
  },
  answer: deviceReplySchema,
});

export const DELETE = defineRoute({
  name: 'guest.devices.forget',
  authenticate: guestAccess,
  input: json(deviceSchema),
  async do({ principal, input }) {
    await deleteGuestDevice(principal, input);
    return { body: null };
  },
  answer: null,
});
