import { staffAccess } from '@/lib/auth/staff-access';
import { checkedInSchema, newStaySchema, stayPageSchema, stayQuerySchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { json, query } from '@/lib/http/read-input';
import { createStay } from '@/lib/stays/create-stay';
import { readStays } from '@/lib/stays/read-stays';
import { deliverSoon } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'staff.stays.list',
  authenticate: staffAccess,
  input: query(stayQuerySchema),
  do: async ({ principal, input }) => ({ body: await readStays(principal, input) }),
  answer: stayPageSchema,
});

export const POST = defineRoute({
  name: 'staff.stays.create',
  authenticate: staffAccess,
  input: json(newStaySchema),
  async do({ principal, input, requestId }) {
    const body = await createStay(principal, input, requestId);
    deliverSoon();
    return { body, status: 201 };
  },
  answer: checkedInSchema,
});
