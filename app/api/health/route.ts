import { anyone } from '@/lib/auth/anyone';
import { readinessSchema } from '@/lib/contract/health';
import { readReadiness } from '@/lib/health/readiness';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

/** Reports whether this process can serve requests: 200 when it is ready, 503 when it is not. */
export const GET = defineRoute({
  name: 'health.ready',
  authenticate: anyone,
  input: nothing,
  do: async () => {
    const body = await readReadiness();
    return { body, status: body.status === 'ok' ? 200 : 503 };
  },
  answer: readinessSchema,
});
