import { staffAccess, staffSessionId } from '@/lib/auth/staff-access';
import { deviceReplySchema, deviceSchema, fcmTokenSchema } from '@/lib/contract/devices';
import { defineRoute } from '@/lib/http/define-route';
import { spend } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { registerStaffDevice } from '@/lib/notifications/register-device';

/** What the earlier clients call it. */
export const POST = defineRoute({
  name: 'staff.devices.save_fcm_token',
  who: staffAccess,
  input: json(fcmTokenSchema),
  async do({ who, input, request }) {
    await spend(['device'], `staff:${who.id}`);
    const device = deviceSchema.parse({ kind: 'registration_token', value: input.fcm_token });
    await registerStaffDevice(who, await staffSessionId(request.headers), device);
    return { body: { success: true } };
  },
  answer: deviceReplySchema,
});
