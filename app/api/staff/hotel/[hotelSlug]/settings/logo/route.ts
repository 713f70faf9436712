import { staffAccess } from '@/lib/auth/staff-access';
import { uploadFormSchema } from '@/lib/contract/attachments';
import { hotelSettingsSchema } from '@/lib/contract/hotel-settings';
import { changeLogo } from '@/lib/hotel/change-logo';
import { defineRoute } from '@/lib/http/define-route';
import { givenFile } from '@/lib/http/given-file';
import { consume } from '@/lib/http/rate-limit';
import { multipart, nothing } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.hotel_logo.change',
  authenticate: staffAccess,
  input: multipart(uploadFormSchema),
  async do({ principal, input, requestId }) {
    await consume(['staffUpload'], `staff:${principal.id}`);
    const body = await changeLogo({ staff: principal, requestId }, await givenFile(input.file[0]));
    deliverSoon();
    return { body };
  },
  answer: hotelSettingsSchema,
});

export const DELETE = defineRoute({
  name: 'staff.hotel_logo.remove',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, requestId }) {
    const body = await changeLogo({ staff: principal, requestId }, null);
    deliverSoon();
    return { body };
  },
  answer: hotelSettingsSchema,
});
