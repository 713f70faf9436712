import { staffAccess } from '@/lib/auth/staff-access';
import { createdWebhookSchema } from '@/lib/contract/webhooks';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { renewWebhookSecret, requireWebhookPermission } from '@/lib/integrations/webhooks';

export const POST = defineRoute({
  name: 'staff.webhooks.rotate',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireWebhookPermission,
  do: async ({ principal, params, requestId }) => ({
    body: await renewWebhookSecret({ staff: principal, requestId }, idParam(params, 'webhookId')),
  }),
  answer: createdWebhookSchema,
});
