import { staffAccess } from '@/lib/auth/staff-access';
import { inviteSchema, madeStaffLinkSchema, staffLinksSchema } from '@/lib/contract/staff-links';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { invitePerson, readStaffLinks } from '@/lib/people/staff-links';

export const GET = defineRoute({
  name: 'staff.people.links',
  who: staffAccess,
  input: nothing,
  do: async ({ who }) => ({ body: await readStaffLinks({ staff: who }) }),
  answer: staffLinksSchema,
});

export const POST = defineRoute({
  name: 'staff.people.invite',
  who: staffAccess,
  input: json(inviteSchema),
  do: async ({ who, input, requestId }) => ({
    body: await invitePerson({ staff: who, requestId }, input),
    status: 201,
  }),
  answer: madeStaffLinkSchema,
});
