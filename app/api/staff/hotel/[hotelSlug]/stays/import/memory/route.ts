import { staffAccess } from '@/lib/auth/staff-access';
import { importMemorySchema, rememberImportSchema } from '@/lib/contract/import-memory';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { readImportMemory, rememberImport } from '@/lib/stays/import-memory';
import { mustRunStays } from '@/lib/stays/policy';

export const GET = defineRoute({
  name: 'staff.stays.import_memory',
  who: staffAccess,
  input: nothing,
  allowed: mustRunStays,
  do: async ({ who }) => ({ body: await readImportMemory(who) }),
  answer: importMemorySchema,
});

export const PUT = defineRoute({
  name: 'staff.stays.import_memory.save',
  who: staffAccess,
  input: json(rememberImportSchema),
  allowed: mustRunStays,
  do: async ({ who, input }) => ({ body: await rememberImport(who, input) }),
  answer: importMemorySchema,
});
