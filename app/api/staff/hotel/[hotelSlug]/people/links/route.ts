import { staffAccess } from '@/lib/auth/staff-access';
import { createdStaffLinkSchema, inviteSchema, staffLinksSchema } from '@/lib/contract/staff-links';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { invitePerson, readStaffLinks } from '@/lib/people/staff-links';

export const GET = defineRoute({
  name: 'staff.people.links',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await readStaffLinks({ staff: principal }) }),
  answer: staffLinksSchema,
});

export const POST = defineRoute({
  name: 'staff.people.invite',
  authenticate: staffAccess,
  input: json(inviteSchema),
  do: async ({ principal, input, requestId }) => ({
    body: await invitePerson({ staff: principal, requestId }, input),
    status: 201,
  }),
  answer: createdStaffLinkSchema,
});
