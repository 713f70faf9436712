import { staffAccess } from '@/lib/auth/staff-access';
import { signUploadReplySchema, signUploadSchema } from '@/lib/contract/attachments';
import { goesDirectly, planStaffUpload } from '@/lib/guest-chat/plan-upload';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.attachments.sign',
  authenticate: staffAccess,
  input: json(signUploadSchema),
  async do({ principal, input, params }) {
    const { storage } = wiring();
    const id = idParam(params, 'conversationId');
    // A file that passes through the app consumes this limit at the upload endpoint.
    if (goesDirectly(storage, input)) await consume(['staffUpload'], `staff:${principal.id}`);
    return { body: await planStaffUpload(storage, principal, id, input) };
  },
  answer: signUploadReplySchema,
});
