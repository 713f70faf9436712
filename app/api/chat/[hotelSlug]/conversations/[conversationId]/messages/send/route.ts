import { staffAccess } from '@/lib/auth/staff-access';
import { staffSendReplySchema, staffSendSchema } from '@/lib/contract/chat';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { dispatchAfterResponse } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.messages.send',
  authenticate: staffAccess,
  rightIsChecked: 'by_the_write',
  input: json(staffSendSchema),
  async do({ principal, input, params, requestId }) {
    const conversationId = idParam(params, 'conversationId');
    await consume(['staffSend'], `staff:${principal.id}`);
    const { message, isNew, prepared } = await sendStaffMessage(
      principal,
      conversationId,
      input,
      requestId,
      true,
    );
    dispatchAfterResponse(prepared);
    const staff_info = { name: principal.name, role: principal.role, profile_image: principal.profileImage };
    return { body: { conversation_id: conversationId, message, staff_info }, status: isNew ? 201 : 200 };
  },
  answer: staffSendReplySchema,
});
