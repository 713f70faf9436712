import { integrationAccess } from '@/lib/auth/integration-access';
import { LIMITS } from '@/lib/contract/limits';
import { pmsResultsSchema, pmsStayQuerySchema, pmsStaysSchema } from '@/lib/contract/pms-stays';
import { stayPageSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { spend } from '@/lib/http/rate-limit';
import { jsonRows, query } from '@/lib/http/read-input';
import { noteUse } from '@/lib/integrations/api-keys';
import { bringStays } from '@/lib/stays/import-stays';
import { readStays } from '@/lib/stays/read-stays';
import { deliverSoon } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'integrations.stays.list',
  who: integrationAccess,
  input: query(pmsStayQuerySchema),
  async do({ who, input }) {
    await spend(['pmsReads'], `key:${who.id}`);
    await noteUse(who);
    return { body: await readStays(who, input) };
  },
  answer: stayPageSchema,
});

export const POST = defineRoute({
  name: 'integrations.stays.upsert',
  who: integrationAccess,
  input: jsonRows(pmsStaysSchema, LIMITS.staysBodyBytes),
  async do({ who, input, requestId }) {
    await spend(['pmsStays'], `key:${who.id}`);
    const results = await bringStays({ by: who, requestId }, input.stays, input.import_id);
    await noteUse(who);
    deliverSoon();
    return { body: { results } };
  },
  answer: pmsResultsSchema,
});
