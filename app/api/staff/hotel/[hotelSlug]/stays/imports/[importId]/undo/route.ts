import { staffAccess } from '@/lib/auth/staff-access';
import { undoImportSchema, undoneImportSchema } from '@/lib/contract/stay-imports';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { spend } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { mustUndoImports, tryUndo, undoImport } from '@/lib/stays/imports/undo-import';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.stays.imports.undo',
  who: staffAccess,
  input: json(undoImportSchema),
  allowed: mustUndoImports,
  async do({ who, input, params, requestId }) {
    await spend(['stayImport'], `staff:${who.id}`);
    const [asker, id] = [{ by: who, requestId }, idParam(params, 'importId')];
    const body = input.is_dry_run ? await tryUndo(asker, id, input.cursor) : await undoImport(asker, id);
    deliverSoon();
    return { body };
  },
  answer: undoneImportSchema,
});
