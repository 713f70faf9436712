import { staffAccess } from '@/lib/auth/staff-access';
import { deletedAttachmentSchema } from '@/lib/contract/attachments';
import { deleteAttachment } from '@/lib/guest-chat/delete-attachment';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const DELETE = defineRoute({
  name: 'staff.attachments.delete',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params, requestId }) {
    const attachmentId = idParam(params, 'attachmentId');
    await consume(['changeMessage'], `staff:${principal.id}`);
    const body = await deleteAttachment(principal, attachmentId, requestId);
    deliverSoon();
    return { body };
  },
  answer: deletedAttachmentSchema,
});
