import { staffAccess } from '@/lib/auth/staff-access';
import { revokedSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { revokeDevice } from '@/lib/stays/guest-links';
import { deliverSoon } from '@/lib/wiring';

export const DELETE = defineRoute({
  name: 'staff.guest_devices.revoke',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params, requestId }) {
    const command = { staff: principal, code: params['bookingId'] ?? '', requestId };
    const revoked = await revokeDevice(command, idParam(params, 'deviceId'));
    deliverSoon();
    return { body: { revoked } };
  },
  answer: revokedSchema,
});
