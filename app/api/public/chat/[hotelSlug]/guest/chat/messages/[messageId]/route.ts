import { guestAccess } from '@/lib/auth/guest-access';
import {
  deleteQuerySchema,
  deleteReplySchema,
  editMessageSchema,
  editReplySchema,
} from '@/lib/contract/message-changes';
import { deleteMessage } from '@/lib/guest-chat/delete-message';
import { editMessage } from '@/lib/guest-chat/edit-message';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { json, query } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const PATCH = defineRoute({
  name: 'guest.messages.update',
  authenticate: guestAccess,
  input: json(editMessageSchema),
  async do({ principal, input, params, requestId }) {
    await consume(['changeMessage'], `booking:${principal.bookingId}`);
    const body = await editMessage(principal, idParam(params, 'messageId'), input.message, requestId);
    deliverSoon();
    return { body };
  },
  answer: editReplySchema,
});

export const DELETE = defineRoute({
  name: 'guest.messages.delete',
  authenticate: guestAccess,
  input: query(deleteQuerySchema),
  async do({ principal, input, params, requestId }) {
    await consume(['changeMessage'], `booking:${principal.bookingId}`);
    const body = await deleteMessage(principal, idParam(params, 'messageId'), input.hard_delete, requestId);
    deliverSoon();
    return { body };
  },
  answer: deleteReplySchema,
});
