import { staffAccess } from '@/lib/auth/staff-access';
import { webhookCallsQuerySchema, webhookCallsSchema } from '@/lib/contract/webhooks';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { query } from '@/lib/http/read-input';
import { mustKeepWebhooks, readWebhookCalls } from '@/lib/integrations/webhooks';

export const GET = defineRoute({
  name: 'staff.webhooks.calls',
  who: staffAccess,
  input: query(webhookCallsQuerySchema),
  allowed: mustKeepWebhooks,
  do: async ({ who, input, params }) => ({
    body: await readWebhookCalls(who, idParam(params, 'webhookId'), input.cursor),
  }),
  answer: webhookCallsSchema,
});
