import { staffAccess } from '@/lib/auth/staff-access';
import { apiKeysSchema, createdApiKeySchema, newApiKeySchema } from '@/lib/contract/api-keys';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { createApiKey, readApiKeys, requireApiKeyPermission } from '@/lib/integrations/api-keys';

export const GET = defineRoute({
  name: 'staff.api_keys',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireApiKeyPermission,
  do: async ({ principal }) => ({ body: await readApiKeys({ staff: principal }) }),
  answer: apiKeysSchema,
});

export const POST = defineRoute({
  name: 'staff.api_keys.create',
  authenticate: staffAccess,
  input: json(newApiKeySchema),
  allowed: requireApiKeyPermission,
  do: async ({ principal, input, requestId }) => ({
    body: await createApiKey({ staff: principal, requestId }, input.name),
    status: 201,
  }),
  answer: createdApiKeySchema,
});
