import { staffAccess } from '@/lib/auth/staff-access';
import { peopleQuerySchema, peopleSchema } from '@/lib/contract/people';
import { defineRoute } from '@/lib/http/define-route';
import { query } from '@/lib/http/read-input';
import { listPeople } from '@/lib/people/list-people';

export const GET = defineRoute({
  name: 'staff.people.list',
  authenticate: staffAccess,
  input: query(peopleQuerySchema),
  do: async ({ principal, input }) => ({ body: await listPeople(principal, input) }),
  answer: peopleSchema,
});
