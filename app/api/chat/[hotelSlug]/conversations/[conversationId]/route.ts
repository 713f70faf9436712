import { staffAccess } from '@/lib/auth/staff-access';
import { conversationSchema } from '@/lib/contract/chat';
import { readConversation } from '@/lib/guest-chat/read-conversation';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';

export const GET = defineRoute({
  name: 'staff.conversations.read',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params }) {
    const conversation = await readConversation(principal, idParam(params, 'conversationId'));
    if (!conversation) throw new AppError('not_found');
    return { body: conversation };
  },
  answer: conversationSchema,
});
