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
  do: async ({ who, input, params, requestId }) => ({
    body: await changeCompanion(
      { staff: who, code: params['bookingId'] ?? '', requestId },
      idParam(params, 'companionId'),
      input,
    ),
  }),
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
