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
  async do({ who, input, requestId }) {
    await spend(['ownPassword'], `staff:${who.id}`);
    await changePassword({ staff: who, requestId }, input);
    deliverSoon();
    return { body: null };
  },
  answer: null,
});
