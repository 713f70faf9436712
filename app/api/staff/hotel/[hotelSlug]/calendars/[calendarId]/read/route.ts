import { staffAccess } from '@/lib/auth/staff-access';
import { calendarFeedSchema } from '@/lib/contract/calendar-feeds';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { spend } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { mustKeepCalendars, readCalendarNow } from '@/lib/stays/calendars/calendars';
import { deliverSoon, wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.calendars.read',
  who: staffAccess,
  input: nothing,
  allowed: mustKeepCalendars,
  async do({ who, params }) {
    await spend(['calendarRead'], `hotel:${who.hotel.id}`);
    const calendar = await readCalendarNow(who, idParam(params, 'calendarId'), wiring().calendars);
    deliverSoon();
    return { body: calendar };
  },
  answer: calendarFeedSchema,
});
