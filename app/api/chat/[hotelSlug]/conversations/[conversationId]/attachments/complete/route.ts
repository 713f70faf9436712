import { staffAccess } from '@/lib/auth/staff-access';
import { attachmentSchema, completeUploadSchema } from '@/lib/contract/attachments';
import { completeForStaff } from '@/lib/guest-chat/complete-upload';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { spend } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.attachments.complete',
  who: staffAccess,
  input: json(completeUploadSchema),
  isUpload: true,
  async do({ who, input, params }) {
    await spend(['completeUpload'], `staff:${who.id}`);
    const id = idParam(params, 'conversationId');
    const { attachment, isNew } = await completeForStaff(wiring().storage, who, id, input.upload_id);
    return { body: attachment, status: isNew ? 201 : 200 };
  },
  answer: attachmentSchema,
});
