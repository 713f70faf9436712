import { staffAccess } from '@/lib/auth/staff-access';
import { defineRoute } from '@/lib/http/define-route';
import { spend } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { mailGuestLink } from '@/lib/stays/mail-guest-link';
import { mustRunStays } from '@/lib/stays/policy';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.guest_links.mail',
  who: staffAccess,
  input: nothing,
  allowed: mustRunStays,
  async do({ who, params, requestId }) {
    const code = params['bookingId'] ?? '';
    await spend(['guestLinkMail'], `booking:${who.hotel.id}:${code}`);
    await mailGuestLink(wiring().mail, { staff: who, code, requestId });
    return { body: null };
  },
  answer: null,
});
