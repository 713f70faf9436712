import { guestAccess } from '@/lib/auth/guest-access';
import { attachmentSchema, uploadFormSchema } from '@/lib/contract/attachments';
import { uploadForGuest } from '@/lib/guest-chat/upload-file';
import { defineRoute } from '@/lib/http/define-route';
import { givenFile } from '@/lib/http/given-file';
import { consume } from '@/lib/http/rate-limit';
import { multipart } from '@/lib/http/read-input';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.attachments.upload',
  authenticate: guestAccess,
  input: multipart(uploadFormSchema),
  async do({ principal, input }) {
    await consume(['guestUpload'], `booking:${principal.bookingId}`);
    const file = await givenFile(input.file[0]);
    return { body: await uploadForGuest(wiring().storage, principal, file), status: 201 };
  },
  answer: attachmentSchema,
});
