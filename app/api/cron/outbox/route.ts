import { z } from 'zod';
import { cronAccess } from '@/lib/auth/cron-access';
import { qstashAccess } from '@/lib/auth/qstash-access';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { runTimers, sweepNow } from '@/lib/wiring';

const count = z.number().int();

export const GET = defineRoute({
  name: 'cron.outbox',
  authenticate: cronAccess,
  input: nothing,
  async do() {
    return { body: { delivered: await runTimers('cron'), swept: await sweepNow() } };
  },
  answer: z.object({ delivered: count, swept: count }),
});

export const POST = defineRoute({
  name: 'cron.timer',
  authenticate: qstashAccess,
  input: nothing,
  async do() {
    return { body: { delivered: await runTimers('qstash') } };
  },
  answer: z.object({ delivered: count }),
});
