import { staffAccess } from '@/lib/auth/staff-access';
import { guestLinkSchema, revokedSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { createGuestLink, revokeLinks } from '@/lib/stays/guest-links';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.guest_links.create',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, params, requestId }) => ({
    body: await createGuestLink({ staff: principal, code: params['bookingId'] ?? '', requestId }),
    status: 201,
  }),
  answer: guestLinkSchema,
});

export const DELETE = defineRoute({
  name: 'staff.guest_links.revoke_all',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params, requestId }) {
    const revoked = await revokeLinks({ staff: principal, code: params['bookingId'] ?? '', requestId });
    deliverSoon();
    return { body: { revoked } };
  },
  answer: revokedSchema,
});
