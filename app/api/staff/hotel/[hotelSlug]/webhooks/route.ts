import { staffAccess } from '@/lib/auth/staff-access';
import { createdWebhookSchema, newWebhookSchema, webhooksSchema } from '@/lib/contract/webhooks';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { addWebhook, readWebhooks, requireWebhookPermission } from '@/lib/integrations/webhooks';

export const GET = defineRoute({
  name: 'staff.webhooks',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireWebhookPermission,
  do: async ({ principal }) => ({ body: await readWebhooks(principal) }),
  answer: webhooksSchema,
});

export const POST = defineRoute({
  name: 'staff.webhooks.create',
  authenticate: staffAccess,
  input: json(newWebhookSchema),
  allowed: requireWebhookPermission,
  do: async ({ principal, input, requestId }) => ({
    body: await addWebhook({ staff: principal, requestId }, input),
    status: 201,
  }),
  answer: createdWebhookSchema,
});
