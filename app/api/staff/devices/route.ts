import { staffAccess, staffSessionId } from '@/lib/auth/staff-access';
import { deviceReplySchema, deviceSchema } from '@/lib/contract/devices';
import { defineRoute } from '@/lib/http/define-route';
import { spend } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { forgetStaffDevice, registerStaffDevice } from '@/lib/notifications/register-device';

export const POST = defineRoute({
  name: 'staff.devices.register',
  who: staffAccess,
  input: json(deviceSchema),
  async do({ who, input, request }) {
    await spend(['device'], `staff:${who.id}`);
    await registerStaffDevice(who, await staffSessionId(request.headers), input);
    return { body: { success: true } };
  },
  answer: deviceReplySchema,
});

export const DELETE = defineRoute({
  name: 'staff.devices.forget',
  who: staffAccess,
  input: json(deviceSchema),
  async do({ who, input }) {
    await forgetStaffDevice(who, input);
    return { body: null };
  },
  answer: null,
});
