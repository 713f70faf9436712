import { staffAccess } from '@/lib/auth/staff-access';
import { uploadFormSchema } from '@/lib/contract/attachments';
import { hotelSettingsSchema } from '@/lib/contract/hotel-settings';
import { changeLogo } from '@/lib/hotel/change-logo';
import { defineRoute } from '@/lib/http/define-route';
import { givenFile } from '@/lib/http/given-file';
import { spend } from '@/lib/http/rate-limit';
import { multipart, nothing } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.hotel_logo.change',
  who: staffAccess,
  input: multipart(uploadFormSchema),
  async do({ who, input, requestId }) {
    await spend(['staffUpload'], `staff:${who.id}`);
    const body = await changeLogo({ staff: who, requestId }, await givenFile(input.file[0]));
    deliverSoon();
    return { body };
  },
  answer: hotelSettingsSchema,
});

export const DELETE = defineRoute({
  name: 'staff.hotel_logo.remove',
  who: staffAccess,
  input: nothing,
  async do({ who, requestId }) {
    const body = await changeLogo({ staff: who, requestId }, null);
    deliverSoon();
    return { body };
  },
  answer: hotelSettingsSchema,
});
