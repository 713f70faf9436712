import { staffAccess } from '@/lib/auth/staff-access';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { requireApiKeyPermission, revokeKeyRow } from '@/lib/integrations/api-keys';

export const DELETE = defineRoute({
  name: 'staff.api_keys.revoke',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireApiKeyPermission,
  async do({ principal, params, requestId }) {
    await revokeKeyRow({ staff: principal, requestId }, idParam(params, 'keyId'));
    return { body: null };
  },
  answer: null,
});
