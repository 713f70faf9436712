import { z } from 'zod';
import { cronAccess } from '@/lib/auth/cron-access';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { deliverNow, sweepNow } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'cron.outbox',
  who: cronAccess,
  input: nothing,
  do: async () => ({ body: { delivered: await deliverNow(), swept: await sweepNow() } }),
  answer: z.object({ delivered: z.number().int(), swept: z.number().int() }),
});
