import { staffAccess } from '@/lib/auth/staff-access';
import { webhookTestSchema } from '@/lib/contract/webhooks';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { requireWebhookPermission, testWebhook } from '@/lib/integrations/webhooks';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.webhooks.test',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireWebhookPermission,
  async do({ principal, params, requestId }) {
    await consume(['webhookTest'], `hotel:${principal.hotel.id}`);
    const id = idParam(params, 'webhookId');
    return { body: await testWebhook({ staff: principal, requestId }, id, wiring().webhooks) };
  },
  answer: webhookTestSchema,
});
