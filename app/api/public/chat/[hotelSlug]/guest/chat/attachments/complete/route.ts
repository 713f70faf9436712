import { guestAccess } from '@/lib/auth/guest-access';
import { attachmentSchema, completeUploadSchema } from '@/lib/contract/attachments';
import { completeForGuest } from '@/lib/guest-chat/complete-upload';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { json } from '@/lib/http/read-input';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.attachments.complete',
  authenticate: guestAccess,
  input: json(completeUploadSchema),
  isUpload: true,
  async do({ principal, input }) {
    await consume(['completeUpload'], `booking:${principal.bookingId}`);
    const { attachment, isNew } = await completeForGuest(wiring().storage, principal, input.upload_id);
    return { body: attachment, status: isNew ? 201 : 200 };
  },
  answer: attachmentSchema,
});
