import { staffAccess, staffSessionId } from '@/lib/auth/staff-access';
import { deviceReplySchema, deviceSchema } from '@/lib/contract/devices';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { deleteStaffDevice, registerStaffDevice } from '@/lib/notifications/register-device';

export const POST = defineRoute({
  name: 'staff.devices.register',
  authenticate: staffAccess,
  input: json(deviceSchema),
  async do({ principal, input, request }) {
    await consume(['device'], `staff:${principal.id}`);
    await registerStaffDevice(principal, await staffSessionId(request.headers), input);
    return { body: { success: true } };
  },
  answer: deviceReplySchema,
});

export const DELETE = defineRoute({
  name: 'staff.devices.forget',
  authenticate: staffAccess,
  input: json(deviceSchema),
  async do({ principal, input }) {
    await deleteStaffDevice(principal, input);
    return { body: null };
  },
  answer: null,
});
