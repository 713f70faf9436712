import { guestAccess } from '@/lib/auth/guest-access';
import {
  guestSendReplySchema,
  messagePageQuerySchema,
  messagePageSchema,
  sendMessageSchema,
} from '@/lib/contract/chat';
import { listGuestMessages } from '@/lib/guest-chat/read-guest-chat';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { json, query } from '@/lib/http/read-input';
import { dispatchAfterResponse } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'guest.messages.list',
  authenticate: guestAccess,
  input: query(messagePageQuerySchema),
  do: async ({ principal, input }) => ({ body: await listGuestMessages(principal, input) }),
  answer: messagePageSchema,
});

export const POST = defineRoute({
  name: 'guest.messages.send',
  authenticate: guestAccess,
  rightIsChecked: 'by_the_write',
  input: json(sendMessageSchema),
  async do({ principal, input, requestId }) {
    await consume(['guestSendBurst', 'guestSendHour'], `booking:${principal.bookingId}`);
    const { message, isNew, prepared } = await sendGuestMessage(principal, input, requestId, true);
    dispatchAfterResponse(prepared);
    const { id, seq, timestamp, conversation_id, client_message_id } = message;
    const body = { message_id: id, sent_at: timestamp, conversation_id, seq, client_message_id, message };
    return { body, status: isNew ? 201 : 200 };
  },
  answer: guestSendReplySchema,
});
