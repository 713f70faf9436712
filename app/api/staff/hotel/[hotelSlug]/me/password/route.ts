import { knownBrowserCookie } from '@/lib/auth/known-browser';
import { staffAccess } from '@/lib/auth/staff-access';
import { passwordChangeSchema } from '@/lib/contract/profile';
import { defineRoute } from '@/lib/http/define-route';
import { spend } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { changePassword } from '@/lib/people/own-profile';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.password.change',
  who: staffAccess,
  input: json(passwordChangeSchema),
  async do({ who, input, request, requestId }) {
    await spend(['ownPassword'], `staff:${who.id}`);
    await changePassword({ staff: who, requestId }, input);
    deliverSoon();
    // The new password makes every browser unknown but the one it was set at.
    return { body: null, headers: { 'Set-Cookie': await knownBrowserCookie(who, request.headers) } };
  },
  answer: null,
});
