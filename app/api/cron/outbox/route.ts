import { z } from 'zod';
import { cronAccess } from '@/lib/auth/cron-access';
import { noteService } from '@/lib/health/watch-services';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { deliverNow, sweepNow } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'cron.outbox',
  who: cronAccess,
  input: nothing,
  async do() {
    noteService('scheduler', true);
    return { body: { delivered: await deliverNow(), swept: await sweepNow() } };
  },
  answer: z.object({ delivered: z.number().int(), swept: z.number().int() }),
});
