import { staffAccess } from '@/lib/auth/staff-access';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { mustKeepCalendars, removeCalendar } from '@/lib/stays/calendars/calendars';

export const DELETE = defineRoute({
  name: 'staff.calendars.delete',
  who: staffAccess,
  input: nothing,
  allowed: mustKeepCalendars,
  async do({ who, params, requestId }) {
    await removeCalendar({ staff: who, requestId }, idParam(params, 'calendarId'));
    return { body: null };
  },
  answer: null,
});
