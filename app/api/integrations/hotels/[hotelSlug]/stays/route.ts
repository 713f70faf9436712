import { integrationAccess } from '@/lib/auth/integration-access';
import { LIMITS } from '@/lib/contract/limits';
import { pmsResultsSchema, pmsStayQuerySchema, pmsStaysSchema } from '@/lib/contract/pms-stays';
import { stayPageSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { jsonRows, query } from '@/lib/http/read-input';
import { recordUse } from '@/lib/integrations/api-keys';
import { bringStays } from '@/lib/stays/import-stays';
import { readStays } from '@/lib/stays/read-stays';
import { deliverSoon } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'integrations.stays.list',
  authenticate: integrationAccess,
  input: query(pmsStayQuerySchema),
  async do({ principal, input }) {
    await consume(['pmsReads'], `key:${principal.id}`);
    await recordUse(principal);
    return { body: await readStays(principal, input) };
  },
  answer: stayPageSchema,
});

export const POST = defineRoute({
  name: 'integrations.stays.upsert',
  authenticate: integrationAccess,
  input: jsonRows(pmsStaysSchema, LIMITS.staysBodyBytes),
  async do({ principal, input, requestId }) {
    await consume(['pmsStays'], `key:${principal.id}`);
    const results = await bringStays({ by: principal, requestId }, input.stays, input.import_id);
    await recordUse(principal);
    deliverSoon();
    return { body: { results } };
  },
  answer: pmsResultsSchema,
});
