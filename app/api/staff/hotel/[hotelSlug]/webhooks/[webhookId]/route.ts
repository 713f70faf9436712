import { staffAccess } from '@/lib/auth/staff-access';
import { webhookChangeSchema, webhookSchema } from '@/lib/contract/webhooks';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json, nothing } from '@/lib/http/read-input';
import { changeWebhook, removeWebhook, requireWebhookPermission } from '@/lib/integrations/webhooks';

export const PATCH = defineRoute({
  name: 'staff.webhooks.change',
  authenticate: staffAccess,
  input: json(webhookChangeSchema),
  allowed: requireWebhookPermission,
  do: async ({ principal, input, params, requestId }) => ({
    body: await changeWebhook({ staff: principal, requestId }, idParam(params, 'webhookId'), input),
  }),
  answer: webhookSchema,
});

export const DELETE = defineRoute({
  name: 'staff.webhooks.delete',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireWebhookPermission,
  async do({ principal, params, requestId }) {
    await removeWebhook({ staff: principal, requestId }, idParam(params, 'webhookId'));
    return { body: null };
  },
  answer: null,
});
