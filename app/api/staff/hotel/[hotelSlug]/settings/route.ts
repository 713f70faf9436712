import { staffAccess } from '@/lib/auth/staff-access';
import { hotelChangeSchema, hotelSettingsSchema } from '@/lib/contract/hotel-settings';
import { changeHotel, readHotelSettings } from '@/lib/hotel/change-hotel';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'staff.hotel_settings',
  who: staffAccess,
  input: nothing,
  do: async ({ who }) => ({ body: await readHotelSettings(who) }),
  answer: hotelSettingsSchema,
});

export const PATCH = defineRoute({
  name: 'staff.hotel_settings.change',
  who: staffAccess,
  input: json(hotelChangeSchema),
  async do({ who, input, requestId }) {
    const body = await changeHotel({ staff: who, requestId }, input);
    deliverSoon();
    return { body };
  },
  answer: hotelSettingsSchema,
});
