import { guestAccess } from '@/lib/auth/guest-access';
import { signUploadReplySchema, signUploadSchema } from '@/lib/contract/attachments';
import { goesDirectly, planGuestUpload } from '@/lib/guest-chat/plan-upload';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.attachments.sign',
  authenticate: guestAccess,
  input: json(signUploadSchema),
  async do({ principal, input }) {
    const { storage } = wiring();
    // A file that passes through the app consumes this limit at the upload endpoint.
    if (goesDirectly(storage, input)) await consume(['guestUpload'], `booking:${principal.bookingId}`);
    return { body: await planGuestUpload(storage, principal, input) };
  },
  answer: signUploadReplySchema,
});
