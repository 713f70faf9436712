import { knownBrowserCookie } from '@/lib/auth/known-browser';
import { staffAccess } from '@/lib/auth/staff-access';
import { passwordChangeSchema } from '@/lib/contract/profile';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { changePassword } from '@/lib/people/own-profile';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.password.change',
  authenticate: staffAccess,
  input: json(passwordChangeSchema),
  async do({ principal, input, request, requestId }) {
    await consume(['ownPassword'], `staff:${principal.id}`);
    await changePassword({ staff: principal, requestId }, input);
    deliverSoon();
    // The new password invalidates the known-browser cookies of all browsers, so this one gets a new cookie.
    return { body: null, headers: { 'Set-Cookie': await knownBrowserCookie(principal, request.headers) } };
  },
  answer: null,
});
