import { fileAccess } from '@/lib/auth/file-access';
import { openFile } from '@/lib/guest-chat/open-file';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { sendFile } from '@/lib/http/send-file';
import { wiring } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'files.read',
  authenticate: fileAccess,
  input: nothing,
  isFile: true,
  do: async ({ principal, params }) =>
    sendFile(await openFile(wiring().storage, principal, idParam(params, 'attachmentId'), 'whole')),
  answer: null,
});
