import { staffAccess } from '@/lib/auth/staff-access';
import { guestLinksSchema, linksForSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { createGuestLinks } from '@/lib/stays/guest-links';

export const POST = defineRoute({
  name: 'staff.guest_links.create_many',
  authenticate: staffAccess,
  input: json(linksForSchema),
  do: async ({ principal, input, requestId }) => ({
    body: await createGuestLinks({ staff: principal, codes: input.booking_ids, requestId }),
    status: 201,
  }),
  answer: guestLinksSchema,
});
