import { staffAccess } from '@/lib/auth/staff-access';
import { signUploadReplySchema, signUploadSchema } from '@/lib/contract/attachments';
import { planStaffUpload } from '@/lib/guest-chat/plan-upload';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json } from '@/lib/http/read-input';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.attachments.sign',
  who: staffAccess,
  input: json(signUploadSchema),
  do: async ({ who, input, params }) => ({
    body: await planStaffUpload(wiring().storage, who, idParam(params, 'conversationId'), input),
  }),
  answer: signUploadReplySchema,
});
