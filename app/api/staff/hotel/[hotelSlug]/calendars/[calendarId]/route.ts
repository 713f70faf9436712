import { staffAccess } from '@/lib/auth/staff-access';
import { calendarFeedChangeSchema, calendarFeedSchema } from '@/lib/contract/calendar-feeds';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json, nothing } from '@/lib/http/read-input';
import { changeCalendar, removeCalendar, requireCalendarPermission } from '@/lib/stays/calendars/calendars';

export const PATCH = defineRoute({
  name: 'staff.calendars.change',
  authenticate: staffAccess,
  input: json(calendarFeedChangeSchema),
  allowed: requireCalendarPermission,
  do: async ({ principal, input, params, requestId }) => ({
    body: await changeCalendar({ staff: principal, requestId }, idParam(params, 'calendarId'), input),
  }),
  answer: calendarFeedSchema,
});

export const DELETE = defineRoute({
  name: 'staff.calendars.delete',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireCalendarPermission,
  async do({ principal, params, requestId }) {
    await removeCalendar({ staff: principal, requestId }, idParam(params, 'calendarId'));
    return { body: null };
  },
  answer: null,
});
