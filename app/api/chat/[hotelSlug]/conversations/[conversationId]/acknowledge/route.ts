import { staffAccess } from '@/lib/auth/staff-access';
import { ladderSchema } from '@/lib/contract/ladder';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { sayOnIt } from '@/lib/notifications/ladder';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.conversations.acknowledge',
  who: staffAccess,
  input: nothing,
  async do({ who, params, requestId }) {
    const ladder = await sayOnIt(who, idParam(params, 'conversationId'), requestId);
    deliverSoon();
    return { body: ladder };
  },
  answer: ladderSchema,
});
