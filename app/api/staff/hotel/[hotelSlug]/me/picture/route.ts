import { staffAccess } from '@/lib/auth/staff-access';
import { uploadFormSchema } from '@/lib/contract/attachments';
import { ownPictureSchema } from '@/lib/contract/profile-picture';
import { defineRoute } from '@/lib/http/define-route';
import { givenFile } from '@/lib/http/given-file';
import { consume } from '@/lib/http/rate-limit';
import { multipart, nothing } from '@/lib/http/read-input';
import { changeOwnPicture } from '@/lib/people/change-picture';

export const PUT = defineRoute({
  name: 'staff.picture.change',
  authenticate: staffAccess,
  input: multipart(uploadFormSchema),
  async do({ principal, input, requestId }) {
    await consume(['staffUpload'], `staff:${principal.id}`);
    return { body: await changeOwnPicture({ staff: principal, requestId }, await givenFile(input.file[0])) };
  },
  answer: ownPictureSchema,
});

export const DELETE = defineRoute({
  name: 'staff.picture.remove',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, requestId }) => ({
    body: await changeOwnPicture({ staff: principal, requestId }, null),
  }),
  answer: ownPictureSchema,
});
