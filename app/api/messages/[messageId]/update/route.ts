import { staffAccess } from '@/lib/auth/staff-access';
import { editMessageSchema, editReplySchema } from '@/lib/contract/message-changes';
import { editMessage } from '@/lib/guest-chat/edit-message';
import type { StaffMember } from '@/lib/hotel/principals';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const PUT = defineRoute({
  name: 'staff.messages.update',
  authenticate: staffAccess,
  input: json(editMessageSchema),
  do: ({ principal, input, params, requestId }) => update(principal, params, input.message, requestId),
  answer: editReplySchema,
});

export const PATCH = defineRoute({
  name: 'staff.messages.update',
  authenticate: staffAccess,
  input: json(editMessageSchema),
  do: ({ principal, input, params, requestId }) => update(principal, params, input.message, requestId),
  answer: editReplySchema,
});

async function update(
  principal: StaffMember,
  params: Record<string, string>,
  text: string,
  requestId: string,
) {
  const messageId = idParam(params, 'messageId');
  await consume(['changeMessage'], `staff:${principal.id}`);
  const body = await editMessage(principal, messageId, text, requestId);
  deliverSoon();
  return { body };
}
