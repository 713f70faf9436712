import { staffAccess } from '@/lib/auth/staff-access';
import { stayImportsSchema } from '@/lib/contract/stay-imports';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { readImports } from '@/lib/stays/imports/undo-import';
import { requireStayPermission } from '@/lib/stays/policy';

export const GET = defineRoute({
  name: 'staff.stays.imports',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireStayPermission,
  do: async ({ principal }) => ({ body: await readImports(principal) }),
  answer: stayImportsSchema,
});
