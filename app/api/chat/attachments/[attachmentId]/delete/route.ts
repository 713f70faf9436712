import { staffAccess } from '@/lib/auth/staff-access';
import { deletedAttachmentSchema } from '@/lib/contract/attachments';
import { deleteAttachment } from '@/lib/guest-chat/delete-attachment';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { spend } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const DELETE = defineRoute({
  name: 'staff.attachments.delete',
  who: staffAccess,
  input: nothing,
  async do({ who, params, requestId }) {
    const attachmentId = idParam(params, 'attachmentId');
    await spend(['changeMessage'], `staff:${who.id}`);
    const body = await deleteAttachment(who, attachmentId, requestId);
    deliverSoon();
    return { body };
  },
  answer: deletedAttachmentSchema,
});
