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
import { spend } from '@/lib/http/rate-limit';
import { json, query } from '@/lib/http/read-input';
import { tellSoon } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'guest.messages.list',
  who: guestAccess,
  input: query(messagePageQuerySchema),
  do: async ({ who, input }) => ({ body: await listGuestMessages(who, input) }),
  answer: messagePageSchema,
});

export const POST = defineRoute({
  name: 'guest.messages.send',
  who: guestAccess,
  rightIsChecked: 'by_the_write',
  input: json(sendMessageSchema),
  async do({ who, input, requestId }) {
    await spend(['guestSendBurst', 'guestSendHour'], `booking:${who.bookingId}`);
    const { message, isNew, held } = await sendGuestMessage(who, input, requestId, true);
    tellSoon(held);
    const { id, seq, timestamp, conversation_id, client_message_id } = message;
    const body = { message_id: id, sent_at: timestamp, conversation_id, seq, client_message_id, message };
    return { body, status: isNew ? 201 : 200 };
  },
  answer: guestSendReplySchema,
});
