import { staffAccess } from '@/lib/auth/staff-access';
import { companionChangeSchema, companionSchema } from '@/lib/contract/companions';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json, nothing } from '@/lib/http/read-input';
import { changeCompanion, takeOffCompanion } from '@/lib/stays/companions';
import { deliverSoon } from '@/lib/wiring';

export const PATCH = defineRoute({
  name: 'staff.companions.change',
  who: staffAccess,
  input: json(companionChangeSchema),
  async do({ who, input, params, requestId }) {
    const asker = { staff: who, code: params['bookingId'] ?? '', requestId };
    const body = await changeCompanion(asker, idParam(params, 'companionId'), input);
    deliverSoon();
    return { body };
  },
  answer: companionSchema,
});

export const DELETE = defineRoute({
  name: 'staff.companions.remove',
  who: staffAccess,
  input: nothing,
  async do({ who, params, requestId }) {
    const asker = { staff: who, code: params['bookingId'] ?? '', requestId };
    await takeOffCompanion(asker, idParam(params, 'companionId'));
    deliverSoon();
    return { body: null };
  },
  answer: null,
});
