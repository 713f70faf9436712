import { staffAccess } from '@/lib/auth/staff-access';
import { madeApiKeySchema } from '@/lib/contract/api-keys';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { mustMakeApiKeys, renewApiKey } from '@/lib/integrations/api-keys';

export const POST = defineRoute({
  name: 'staff.api_keys.rotate',
  who: staffAccess,
  input: nothing,
  allowed: mustMakeApiKeys,
  do: async ({ who, params, requestId }) => ({
    body: await renewApiKey({ staff: who, requestId }, idParam(params, 'keyId')),
  }),
  answer: madeApiKeySchema,
});
