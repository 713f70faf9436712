import { staffAccess } from '@/lib/auth/staff-access';
import { madeWebhookSchema, newWebhookSchema, webhooksSchema } from '@/lib/contract/webhooks';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { addWebhook, mustKeepWebhooks, readWebhooks } from '@/lib/integrations/webhooks';

export const GET = defineRoute({
  name: 'staff.webhooks',
  who: staffAccess,
  input: nothing,
  allowed: mustKeepWebhooks,
  do: async ({ who }) => ({ body: await readWebhooks(who) }),
  answer: webhooksSchema,
});

export const POST = defineRoute({
  name: 'staff.webhooks.create',
  who: staffAccess,
  input: json(newWebhookSchema),
  allowed: mustKeepWebhooks,
  do: async ({ who, input, requestId }) => ({
    body: await addWebhook({ staff: who, requestId }, input),
    status: 201,
  }),
  answer: madeWebhookSchema,
});
