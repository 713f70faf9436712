import { staffAccess } from '@/lib/auth/staff-access';
import { hotelChangeSchema, hotelSettingsSchema } from '@/lib/contract/hotel-settings';
import { changeHotel, readHotelSettings } from '@/lib/hotel/change-hotel';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'staff.hotel_settings',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await readHotelSettings(principal) }),
  answer: hotelSettingsSchema,
});

export const PATCH = defineRoute({
  name: 'staff.hotel_settings.change',
  authenticate: staffAccess,
  input: json(hotelChangeSchema),
  async do({ principal, input, requestId }) {
    const body = await changeHotel({ staff: principal, requestId }, input);
    deliverSoon();
    return { body };
  },
  answer: hotelSettingsSchema,
});
