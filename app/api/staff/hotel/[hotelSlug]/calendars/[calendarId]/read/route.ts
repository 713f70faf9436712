import { staffAccess } from '@/lib/auth/staff-access';
import { calendarFeedSchema } from '@/lib/contract/calendar-feeds';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { readCalendarNow, requireCalendarPermission } from '@/lib/stays/calendars/calendars';
import { deliverSoon, wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.calendars.read',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireCalendarPermission,
  async do({ principal, params }) {
    await consume(['calendarRead'], `hotel:${principal.hotel.id}`);
    const calendar = await readCalendarNow(principal, idParam(params, 'calendarId'), wiring().calendars);
    deliverSoon();
    return { body: calendar };
  },
  answer: calendarFeedSchema,
});
