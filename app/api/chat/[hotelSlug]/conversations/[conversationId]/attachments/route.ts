import { staffAccess } from '@/lib/auth/staff-access';
import { attachmentSchema, uploadFormSchema } from '@/lib/contract/attachments';
import { uploadForStaff } from '@/lib/guest-chat/upload-file';
import { defineRoute } from '@/lib/http/define-route';
import { givenFile } from '@/lib/http/given-file';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { multipart } from '@/lib/http/read-input';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.attachments.upload',
  authenticate: staffAccess,
  input: multipart(uploadFormSchema),
  async do({ principal, input, params }) {
    await consume(['staffUpload'], `staff:${principal.id}`);
    const id = idParam(params, 'conversationId');
    const file = await givenFile(input.file[0]);
    return { body: await uploadForStaff(wiring().storage, principal, id, file), status: 201 };
  },
  answer: attachmentSchema,
});
