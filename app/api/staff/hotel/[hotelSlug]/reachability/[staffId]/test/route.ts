import { staffAccess } from '@/lib/auth/staff-access';
import { testRingSchema } from '@/lib/contract/reachability';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { requireTestPush, sendTestPush } from '@/lib/notifications/send-test-push';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.reachability.test',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params }) {
    const staffId = idParam(params, 'staffId');
    requireTestPush(principal, staffId);
    await consume(['testRing'], `staff:${principal.hotel.id}:${staffId}`);
    return { body: await sendTestPush(wiring().push, { staff: principal, staffId }) };
  },
  answer: testRingSchema,
});
