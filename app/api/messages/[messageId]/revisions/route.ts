import { staffAccess } from '@/lib/auth/staff-access';
import { revisionsSchema } from '@/lib/contract/message-changes';
import { listRevisions } from '@/lib/guest-chat/list-revisions';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.messages.revisions',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, params }) => ({
    body: await listRevisions(principal, idParam(params, 'messageId')),
  }),
  answer: revisionsSchema,
});
