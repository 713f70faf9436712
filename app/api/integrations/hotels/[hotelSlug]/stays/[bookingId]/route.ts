import { integrationAccess } from '@/lib/auth/integration-access';
import { staySchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { spend } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { noteUse } from '@/lib/integrations/api-keys';
import { readStay } from '@/lib/stays/read-stays';

export const GET = defineRoute({
  name: 'integrations.stays.read',
  who: integrationAccess,
  input: nothing,
  async do({ who, params }) {
    await spend(['pmsReads'], `key:${who.id}`);
    const body = await readStay(who, params['bookingId'] ?? '');
    await noteUse(who);
    return { body };
  },
  answer: staySchema,
});
