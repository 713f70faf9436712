import { anyone } from '@/lib/auth/anyone';
import { aliveSchema } from '@/lib/contract/health';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

/** Reports that this process answers. It uses no other service, so it answers 200 during the outage of any other. */
export const GET = defineRoute({
  name: 'health.live',
  authenticate: anyone,
  input: nothing,
  do: async () => ({ body: { status: 'ok' as const } }),
  answer: aliveSchema,
});
