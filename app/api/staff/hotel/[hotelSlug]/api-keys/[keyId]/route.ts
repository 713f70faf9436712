import { staffAccess } from '@/lib/auth/staff-access';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { mustMakeApiKeys, takeBackApiKey } from '@/lib/integrations/api-keys';

export const DELETE = defineRoute({
  name: 'staff.api_keys.revoke',
  who: staffAccess,
  input: nothing,
  allowed: mustMakeApiKeys,
  async do({ who, params, requestId }) {
    await takeBackApiKey({ staff: who, requestId }, idParam(params, 'keyId'));
    return { body: null };
  },
  answer: null,
});
