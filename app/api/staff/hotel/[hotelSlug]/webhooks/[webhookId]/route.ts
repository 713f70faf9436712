import { staffAccess } from '@/lib/auth/staff-access';
import { webhookChangeSchema, webhookSchema } from '@/lib/contract/webhooks';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json, nothing } from '@/lib/http/read-input';
import { changeWebhook, mustKeepWebhooks, removeWebhook } from '@/lib/integrations/webhooks';

export const PATCH = defineRoute({
  name: 'staff.webhooks.change',
  who: staffAccess,
  input: json(webhookChangeSchema),
  allowed: mustKeepWebhooks,
  do: async ({ who, input, params, requestId }) => ({
    body: await changeWebhook({ staff: who, requestId }, idParam(params, 'webhookId'), input),
  }),
  answer: webhookSchema,
});

export const DELETE = defineRoute({
  name: 'staff.webhooks.delete',
  who: staffAccess,
  input: nothing,
  allowed: mustKeepWebhooks,
  async do({ who, params, requestId }) {
    await removeWebhook({ staff: who, requestId }, idParam(params, 'webhookId'));
    return { body: null };
  },
  answer: null,
});
