import { z } from 'zod';
import { staffAccess } from '@/lib/auth/staff-access';
import { attachmentSchema, filesFormSchema } from '@/lib/contract/attachments';
import { messageSchema } from '@/lib/contract/chat';
import { sendFiles } from '@/lib/guest-chat/send-files';
import { defineRoute } from '@/lib/http/define-route';
import { givenFile } from '@/lib/http/given-file';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { multipart } from '@/lib/http/read-input';
import { deliverSoon, wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.messages.send_files',
  authenticate: staffAccess,
  input: multipart(filesFormSchema),
  async do({ principal, input, params, requestId }) {
    await consume(['staffSend', 'staffUpload'], `staff:${principal.id}`);
    const files = await Promise.all(input.files.map(givenFile));
    const id = idParam(params, 'conversationId');
    const { message, isNew } = await sendFiles(
      wiring().storage,
      principal,
      id,
      { ...input, files },
      requestId,
    );
    deliverSoon();
    const body = { message, attachments: message.attachments, success: true } as const;
    return { body, status: isNew ? 201 : 200 };
  },
  answer: z.object({
    message: messageSchema,
    attachments: z.array(attachmentSchema),
    success: z.literal(true),
  }),
});
