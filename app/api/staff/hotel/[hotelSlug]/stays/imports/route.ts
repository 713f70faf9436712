import { staffAccess } from '@/lib/auth/staff-access';
import { stayImportsSchema } from '@/lib/contract/stay-imports';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { readImports } from '@/lib/stays/imports/undo-import';
import { mustRunStays } from '@/lib/stays/policy';

export const GET = defineRoute({
  name: 'staff.stays.imports',
  who: staffAccess,
  input: nothing,
  allowed: mustRunStays,
  do: async ({ who }) => ({ body: await readImports(who) }),
  answer: stayImportsSchema,
});
