import { integrationAccess } from '@/lib/auth/integration-access';
import { LIMITS } from '@/lib/contract/limits';
import { pmsResultsSchema, pmsStaysSchema } from '@/lib/contract/pms-stays';
import { defineRoute } from '@/lib/http/define-route';
import { spend } from '@/lib/http/rate-limit';
import { jsonRows } from '@/lib/http/read-input';
import { noteUse } from '@/lib/integrations/api-keys';
import { followPms } from '@/lib/stays/follow-pms';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'integrations.stays.upsert',
  who: integrationAccess,
  input: jsonRows(pmsStaysSchema, LIMITS.staysBodyBytes),
  async do({ who, input, requestId }) {
    await spend(['pmsStays'], `key:${who.id}`);
    const results = await followPms({ by: who, requestId, confirmed: new Set() }, input.stays);
    await noteUse(who);
    deliverSoon();
    return { body: { results } };
  },
  answer: pmsResultsSchema,
});
