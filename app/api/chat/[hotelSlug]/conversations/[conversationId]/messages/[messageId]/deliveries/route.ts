import { staffAccess } from '@/lib/auth/staff-access';
import { deliveriesSchema } from '@/lib/contract/deliveries';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { readDeliveries } from '@/lib/notifications/read-deliveries';

export const GET = defineRoute({
  name: 'staff.messages.deliveries',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params }) {
    const conversationId = idParam(params, 'conversationId');
    return { body: await readDeliveries(principal, conversationId, idParam(params, 'messageId')) };
  },
  answer: deliveriesSchema,
});
