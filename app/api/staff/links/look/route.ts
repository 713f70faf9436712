import { anyone } from '@/lib/auth/anyone';
import { lookAtStaffLink } from '@/lib/auth/staff-link';
import { lookAtLinkSchema, staffLinkViewSchema } from '@/lib/contract/staff-links';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';

export const POST = defineRoute({
  name: 'staff.links.look',
  authenticate: anyone,
  input: json(lookAtLinkSchema),
  do: async ({ input }) => ({ body: await lookAtStaffLink(input.token) }),
  answer: staffLinkViewSchema,
});
