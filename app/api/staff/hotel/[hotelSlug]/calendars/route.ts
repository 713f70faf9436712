import { staffAccess } from '@/lib/auth/staff-access';
import {
  calendarFeedSchema,
  calendarFeedsSchema,
  newCalendarFeedSchema,
} from '@/lib/contract/calendar-feeds';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { addCalendar, mustKeepCalendars, readCalendars } from '@/lib/stays/calendars/calendars';

export const GET = defineRoute({
  name: 'staff.calendars',
  who: staffAccess,
  input: nothing,
  allowed: mustKeepCalendars,
  do: async ({ who }) => ({ body: await readCalendars(who) }),
  answer: calendarFeedsSchema,
});

export const POST = defineRoute({
  name: 'staff.calendars.create',
  who: staffAccess,
  input: json(newCalendarFeedSchema),
  allowed: mustKeepCalendars,
  do: async ({ who, input, requestId }) => ({
    body: await addCalendar({ staff: who, requestId }, input),
    status: 201,
  }),
  answer: calendarFeedSchema,
});
