import { staffAccess } from '@/lib/auth/staff-access';
import { companionChangeSchema, companionSchema } from '@/lib/contract/companions';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json, nothing } from '@/lib/http/read-input';
import { changeCompanion, removeCompanionRow } from '@/lib/stays/companions';
import { deliverSoon } from '@/lib/wiring';

export const PATCH = defineRoute({
  name: 'staff.companions.change',
  authenticate: staffAccess,
  input: json(companionChangeSchema),
  async do({ principal, input, params, requestId }) {
    const command = { staff: principal, code: params['bookingId'] ?? '', requestId };
    const body = await changeCompanion(command, idParam(params, 'companionId'), input);
    deliverSoon();
    return { body };
  },
  answer: companionSchema,
});

export const DELETE = defineRoute({
  name: 'staff.companions.remove',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params, requestId }) {
    const command = { staff: principal, code: params['bookingId'] ?? '', requestId };
    await removeCompanionRow(command, idParam(params, 'companionId'));
    deliverSoon();
    return { body: null };
  },
  answer: null,
});
