import { staffAccess } from '@/lib/auth/staff-access';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { mailGuestLink } from '@/lib/stays/mail-guest-link';
import { requireStayPermission } from '@/lib/stays/policy';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.guest_links.mail',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireStayPermission,
  async do({ principal, params, requestId }) {
    const code = params['bookingId'] ?? '';
    await consume(['guestLinkMail'], `booking:${principal.hotel.id}:${code}`);
    await mailGuestLink(wiring().mail, { staff: principal, code, requestId });
    return { body: null };
  },
  answer: null,
});
