import { staffAccess } from '@/lib/auth/staff-access';
import { apiKeysSchema, madeApiKeySchema, newApiKeySchema } from '@/lib/contract/api-keys';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { makeApiKey, mustMakeApiKeys, readApiKeys } from '@/lib/integrations/api-keys';

export const GET = defineRoute({
  name: 'staff.api_keys',
  who: staffAccess,
  input: nothing,
  allowed: mustMakeApiKeys,
  do: async ({ who }) => ({ body: await readApiKeys({ staff: who }) }),
  answer: apiKeysSchema,
});

export const POST = defineRoute({
  name: 'staff.api_keys.create',
  who: staffAccess,
  input: json(newApiKeySchema),
  allowed: mustMakeApiKeys,
  do: async ({ who, input, requestId }) => ({
    body: await makeApiKey({ staff: who, requestId }, input.name),
    status: 201,
  }),
  answer: madeApiKeySchema,
});
