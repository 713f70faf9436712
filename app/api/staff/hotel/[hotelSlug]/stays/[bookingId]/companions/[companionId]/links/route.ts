import { staffAccess } from '@/lib/auth/staff-access';
import { guestLinkSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { createCompanionLink } from '@/lib/stays/companions';

export const POST = defineRoute({
  name: 'staff.companions.link',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, params, requestId }) => ({
    body: await createCompanionLink(
      { staff: principal, code: params['bookingId'] ?? '', requestId },
      idParam(params, 'companionId'),
    ),
    status: 201,
  }),
  answer: guestLinkSchema,
});
