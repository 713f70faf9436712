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
    // What comes by the app pays there.
    if (goesDirectly(storage, input)) await consume(['guestUpload'], `booking:${principal.bookingId}`);
    return { body: await planGuestUpload(storage, principal, input) };
  },
  answer: signUploadReplySchema,
});
