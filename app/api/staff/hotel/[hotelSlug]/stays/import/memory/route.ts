import { staffAccess } from '@/lib/auth/staff-access';
import { importMemorySchema, rememberImportSchema } from '@/lib/contract/import-memory';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { readImportMemory, rememberImport } from '@/lib/stays/import-memory';
import { requireStayPermission } from '@/lib/stays/policy';

export const GET = defineRoute({
  name: 'staff.stays.import_memory',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireStayPermission,
  do: async ({ principal }) => ({ body: await readImportMemory(principal) }),
  answer: importMemorySchema,
});

export const PUT = defineRoute({
  name: 'staff.stays.import_memory.save',
  authenticate: staffAccess,
  input: json(rememberImportSchema),
  allowed: requireStayPermission,
  do: async ({ principal, input }) => ({ body: await rememberImport(principal, input) }),
  answer: importMemorySchema,
});
