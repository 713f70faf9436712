import { staffAccess } from '@/lib/auth/staff-access';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { callAgain, requireWebhookPermission } from '@/lib/integrations/webhooks';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.webhooks.call_again',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireWebhookPermission,
  async do({ principal, params, requestId }) {
    await callAgain({ staff: principal, requestId }, idParam(params, 'webhookId'), idParam(params, 'callId'));
    deliverSoon();
    return { body: null };
  },
  answer: null,
});
