import { staffAccess } from '@/lib/auth/staff-access';
import { staySchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { readStay } from '@/lib/stays/read-stays';

export const GET = defineRoute({
  name: 'staff.stays.read',
  who: staffAccess,
  input: nothing,
  do: async ({ who, params }) => ({ body: await readStay(who, params['bookingId'] ?? '') }),
  answer: staySchema,
});
