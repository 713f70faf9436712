import { staffAccess } from '@/lib/auth/staff-access';
import { uploadFormSchema } from '@/lib/contract/attachments';
import { ownPictureSchema } from '@/lib/contract/profile-picture';
import { defineRoute } from '@/lib/http/define-route';
import { givenFile } from '@/lib/http/given-file';
import { spend } from '@/lib/http/rate-limit';
import { multipart, nothing } from '@/lib/http/read-input';
import { changeOwnPicture } from '@/lib/people/change-picture';

export const PUT = defineRoute({
  name: 'staff.picture.change',
  who: staffAccess,
  input: multipart(uploadFormSchema),
  async do({ who, input, requestId }) {
    await spend(['staffUpload'], `staff:${who.id}`);
    return { body: await changeOwnPicture({ staff: who, requestId }, await givenFile(input.file[0])) };
  },
  answer: ownPictureSchema,
});

export const DELETE = defineRoute({
  name: 'staff.picture.remove',
  who: staffAccess,
  input: nothing,
  do: async ({ who, requestId }) => ({ body: await changeOwnPicture({ staff: who, requestId }, null) }),
  answer: ownPictureSchema,
});
