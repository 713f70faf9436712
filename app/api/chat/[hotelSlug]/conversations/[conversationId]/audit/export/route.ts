import { create } from 'content-disposition';
import { staffAccess } from '@/lib/auth/staff-access';
import { exportAudit } from '@/lib/guest-chat/read-audit';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.conversations.audit_export',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params }) {
    const { fileName, csv } = await exportAudit(principal, idParam(params, 'conversationId'));
    const headers = { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': create(fileName) };
    return { body: null, raw: csv, headers };
  },
  answer: null,
});
