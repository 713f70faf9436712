import { staffAccess } from '@/lib/auth/staff-access';
import { auditPageSchema, auditQuerySchema } from '@/lib/contract/audit';
import { readAudit } from '@/lib/guest-chat/read-audit';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { query } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.conversations.audit',
  authenticate: staffAccess,
  input: query(auditQuerySchema),
  do: async ({ principal, input, params }) => ({
    body: await readAudit(principal, idParam(params, 'conversationId'), input),
  }),
  answer: auditPageSchema,
});
