import { anyone } from '@/lib/auth/anyone';
import { pushConfigSchema } from '@/lib/contract/devices';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { wiring } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'push.config',
  authenticate: anyone,
  input: nothing,
  do: async () => ({ body: { firebase: wiring().pushConfig() } }),
  answer: pushConfigSchema,
});
