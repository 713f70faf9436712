import { staffAccess } from '@/lib/auth/staff-access';
import { calendarFeedChangeSchema, calendarFeedSchema } from '@/lib/contract/calendar-feeds';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json, nothing } from '@/lib/http/read-input';
import { changeCalendar, mustKeepCalendars, removeCalendar } from '@/lib/stays/calendars/calendars';

export const PATCH = defineRoute({
  name: 'staff.calendars.change',
  who: staffAccess,
  input: json(calendarFeedChangeSchema),
  allowed: mustKeepCalendars,
  do: async ({ who, input, params, requestId }) => ({
    body: await changeCalendar({ staff: who, requestId }, idParam(params, 'calendarId'), input),
  }),
  answer: calendarFeedSchema,
});

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
