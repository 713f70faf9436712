import { staffAccess } from '@/lib/auth/staff-access';
import { createdApiKeySchema } from '@/lib/contract/api-keys';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { renewApiKey, requireApiKeyPermission } from '@/lib/integrations/api-keys';

export const POST = defineRoute({
  name: 'staff.api_keys.rotate',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireApiKeyPermission,
  do: async ({ principal, params, requestId }) => ({
    body: await renewApiKey({ staff: principal, requestId }, idParam(params, 'keyId')),
  }),
  answer: createdApiKeySchema,
});
