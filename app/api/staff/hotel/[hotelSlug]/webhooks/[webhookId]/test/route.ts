import { staffAccess } from '@/lib/auth/staff-access';
import { webhookTestSchema } from '@/lib/contract/webhooks';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { spend } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { mustKeepWebhooks, testWebhook } from '@/lib/integrations/webhooks';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.webhooks.test',
  who: staffAccess,
  input: nothing,
  allowed: mustKeepWebhooks,
  async do({ who, params, requestId }) {
    await spend(['webhookTest'], `hotel:${who.hotel.id}`);
    const id = idParam(params, 'webhookId');
    return { body: await testWebhook({ staff: who, requestId }, id, wiring().webhooks) };
  },
  answer: webhookTestSchema,
});
