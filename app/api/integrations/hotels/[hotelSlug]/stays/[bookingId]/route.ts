import { integrationAccess } from '@/lib/auth/integration-access';
import { staySchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { recordUse } from '@/lib/integrations/api-keys';
import { readStay } from '@/lib/stays/read-stays';

export const GET = defineRoute({
  name: 'integrations.stays.read',
  authenticate: integrationAccess,
  input: nothing,
  async do({ principal, params }) {
    await consume(['pmsReads'], `key:${principal.id}`);
    const body = await readStay(principal, params['bookingId'] ?? '');
    await recordUse(principal);
    return { body };
  },
  answer: staySchema,
});
