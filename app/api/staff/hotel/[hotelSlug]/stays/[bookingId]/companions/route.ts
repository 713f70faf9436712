import { staffAccess } from '@/lib/auth/staff-access';
import { companionSchema, companionsSchema, newCompanionSchema } from '@/lib/contract/companions';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { addCompanion, listCompanions } from '@/lib/stays/companions';

export const GET = defineRoute({
  name: 'staff.companions.list',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, params }) => ({
    body: await listCompanions({ staff: principal, code: params['bookingId'] ?? '' }),
  }),
  answer: companionsSchema,
});

export const POST = defineRoute({
  name: 'staff.companions.add',
  authenticate: staffAccess,
  input: json(newCompanionSchema),
  do: async ({ principal, input, params, requestId }) => ({
    body: await addCompanion({ staff: principal, code: params['bookingId'] ?? '', requestId }, input),
    status: 201,
  }),
  answer: companionSchema,
});
