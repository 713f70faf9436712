import { staffAccess } from '@/lib/auth/staff-access';
import { attachmentSchema, completeUploadSchema } from '@/lib/contract/attachments';
import { completeForStaff } from '@/lib/guest-chat/complete-upload';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.attachments.complete',
  authenticate: staffAccess,
  input: json(completeUploadSchema),
  isUpload: true,
  async do({ principal, input, params }) {
    await consume(['completeUpload'], `staff:${principal.id}`);
    const id = idParam(params, 'conversationId');
    const { attachment, isNew } = await completeForStaff(wiring().storage, principal, id, input.upload_id);
    return { body: attachment, status: isNew ? 201 : 200 };
  },
  answer: attachmentSchema,
});
