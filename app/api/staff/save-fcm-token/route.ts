import { staffAccess, staffSessionId } from '@/lib/auth/staff-access';
import { deviceReplySchema, deviceSchema, fcmTokenSchema } from '@/lib/contract/devices';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { registerStaffDevice } from '@/lib/notifications/register-device';

/** Registers the push device of a staff member under the path and field name of earlier clients. */
export const POST = defineRoute({
  name: 'staff.devices.save_fcm_token',
  authenticate: staffAccess,
  input: json(fcmTokenSchema),
  async do({ principal, input, request }) {
    await consume(['device'], `staff:${principal.id}`);
    const device = deviceSchema.parse({ kind: 'registration_token', value: input.fcm_token });
    await registerStaffDevice(principal, await staffSessionId(request.headers), device);
    return { body: { success: true } };
  },
  answer: deviceReplySchema,
});
