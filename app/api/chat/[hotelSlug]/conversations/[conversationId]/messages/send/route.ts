import { staffAccess } from '@/lib/auth/staff-access';
import { staffSendReplySchema, staffSendSchema } from '@/lib/contract/chat';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { spend } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { tellSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.messages.send',
  who: staffAccess,
  rightIsChecked: 'by_the_write',
  input: json(staffSendSchema),
  async do({ who, input, params, requestId }) {
    const conversationId = idParam(params, 'conversationId');
    await spend(['staffSend'], `staff:${who.id}`);
    const { message, isNew, held } = await sendStaffMessage(who, conversationId, input, requestId, true);
    tellSoon(held);
    const staff_info = { name: who.name, role: who.role, profile_image: who.profileImage };
    return { body: { conversation_id: conversationId, message, staff_info }, status: isNew ? 201 : 200 };
  },
  answer: staffSendReplySchema,
});
