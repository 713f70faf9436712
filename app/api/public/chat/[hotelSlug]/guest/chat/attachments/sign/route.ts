import { guestAccess } from '@/lib/auth/guest-access';
import { signUploadReplySchema, signUploadSchema } from '@/lib/contract/attachments';
import { planUpload } from '@/lib/guest-chat/plan-upload';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.attachments.sign',
  who: guestAccess,
  input: json(signUploadSchema),
  do: async ({ input }) => ({ body: planUpload(wiring().storage, input) }),
  answer: signUploadReplySchema,
});
