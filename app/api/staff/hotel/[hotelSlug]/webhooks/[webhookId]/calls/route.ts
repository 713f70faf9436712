import { staffAccess } from '@/lib/auth/staff-access';
import { webhookCallsQuerySchema, webhookCallsSchema } from '@/lib/contract/webhooks';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { query } from '@/lib/http/read-input';
import { readWebhookCalls, requireWebhookPermission } from '@/lib/integrations/webhooks';

export const GET = defineRoute({
  name: 'staff.webhooks.calls',
  authenticate: staffAccess,
  input: query(webhookCallsQuerySchema),
  allowed: requireWebhookPermission,
  do: async ({ principal, input, params }) => ({
    body: await readWebhookCalls(principal, idParam(params, 'webhookId'), input.cursor),
  }),
  answer: webhookCallsSchema,
});
