import { anyone } from '@/lib/auth/anyone';
import { joinByStaffLink } from '@/lib/auth/staff-link';
import { redeemedLinkSchema, redeemLinkSchema } from '@/lib/contract/staff-links';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.links.redeem',
  authenticate: anyone,
  input: json(redeemLinkSchema),
  async do({ input, request, requestId }) {
    const { body, cookie } = await joinByStaffLink(input, request.headers, requestId);
    deliverSoon();
    return { body, headers: { 'Set-Cookie': cookie } };
  },
  answer: redeemedLinkSchema,
});
