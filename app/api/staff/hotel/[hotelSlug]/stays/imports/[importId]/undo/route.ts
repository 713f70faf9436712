import { staffAccess } from '@/lib/auth/staff-access';
import { undoImportSchema, undoneImportSchema } from '@/lib/contract/stay-imports';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { requireImportUndoPermission, tryUndo, undoImport } from '@/lib/stays/imports/undo-import';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.stays.imports.undo',
  authenticate: staffAccess,
  input: json(undoImportSchema),
  allowed: requireImportUndoPermission,
  async do({ principal, input, params, requestId }) {
    await consume(['stayImport'], `staff:${principal.id}`);
    const [command, id] = [{ by: principal, requestId }, idParam(params, 'importId')];
    const body = input.is_dry_run ? await tryUndo(command, id, input.cursor) : await undoImport(command, id);
    deliverSoon();
    return { body };
  },
  answer: undoneImportSchema,
});
