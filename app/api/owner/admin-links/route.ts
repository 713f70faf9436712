import { ownerAccess } from '@/lib/auth/owner-access';
import { adminLinkForSchema } from '@/lib/contract/owner';
import { createdStaffLinkSchema } from '@/lib/contract/staff-links';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { createAdminLink } from '@/lib/people/owners';

export const POST = defineRoute({
  name: 'owner.admin_links.create',
  authenticate: ownerAccess,
  input: json(adminLinkForSchema),
  do: async ({ principal, input, requestId }) => ({
    body: await createAdminLink({ owner: principal, requestId }, input.slug),
    status: 201,
  }),
  answer: createdStaffLinkSchema,
});
