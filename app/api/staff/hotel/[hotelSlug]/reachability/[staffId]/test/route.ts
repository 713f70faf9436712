import { staffAccess } from '@/lib/auth/staff-access';
import { testRingSchema } from '@/lib/contract/reachability';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { spend } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { mustTestRing, ringToTest } from '@/lib/notifications/ring-to-test';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.reachability.test',
  who: staffAccess,
  input: nothing,
  async do({ who, params }) {
    const staffId = idParam(params, 'staffId');
    mustTestRing(who, staffId);
    await spend(['testRing'], `staff:${who.hotel.id}:${staffId}`);
    return { body: await ringToTest(wiring().push, { staff: who, staffId }) };
  },
  answer: testRingSchema,
});
