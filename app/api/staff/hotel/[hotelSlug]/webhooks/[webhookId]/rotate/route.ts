import { staffAccess } from '@/lib/auth/staff-access';
import { madeWebhookSchema } from '@/lib/contract/webhooks';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { mustKeepWebhooks, renewWebhookSecret } from '@/lib/integrations/webhooks';

export const POST = defineRoute({
  name: 'staff.webhooks.rotate',
  who: staffAccess,
  input: nothing,
  allowed: mustKeepWebhooks,
  do: async ({ who, params, requestId }) => ({
    body: await renewWebhookSecret({ staff: who, requestId }, idParam(params, 'webhookId')),
  }),
  answer: madeWebhookSchema,
});
