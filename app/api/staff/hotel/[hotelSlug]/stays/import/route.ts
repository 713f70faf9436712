import { staffAccess } from '@/lib/auth/staff-access';
import { LIMITS } from '@/lib/contract/limits';
import { stayImportReplySchema, stayImportSchema } from '@/lib/contract/stay-import';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { jsonRows } from '@/lib/http/read-input';
import { importStays } from '@/lib/stays/import-stays';
import { requireStayPermission } from '@/lib/stays/policy';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.stays.import',
  authenticate: staffAccess,
  input: jsonRows(stayImportSchema, LIMITS.staysBodyBytes),
  allowed: requireStayPermission,
  async do({ principal, input, requestId }) {
    await consume(['stayImport'], `staff:${principal.id}`);
    const { stays, is_dry_run: isDryRun, confirmed = [] } = input;
    const of = { key: input.import?.key ?? crypto.randomUUID(), fileName: input.import?.file_name ?? '' };
    const results = await importStays({ by: principal, requestId }, stays, { isDryRun, confirmed, of });
    deliverSoon();
    return { body: { results } };
  },
  answer: stayImportReplySchema,
});
