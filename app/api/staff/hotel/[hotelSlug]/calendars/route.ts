import { staffAccess } from '@/lib/auth/staff-access';
import {
  calendarFeedSchema,
  calendarFeedsSchema,
  newCalendarFeedSchema,
} from '@/lib/contract/calendar-feeds';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { addCalendar, readCalendars, requireCalendarPermission } from '@/lib/stays/calendars/calendars';

export const GET = defineRoute({
  name: 'staff.calendars',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireCalendarPermission,
  do: async ({ principal }) => ({ body: await readCalendars(principal) }),
  answer: calendarFeedsSchema,
});

export const POST = defineRoute({
  name: 'staff.calendars.create',
  authenticate: staffAccess,
  input: json(newCalendarFeedSchema),
  allowed: requireCalendarPermission,
  do: async ({ principal, input, requestId }) => ({
    body: await addCalendar({ staff: principal, requestId }, input),
    status: 201,
  }),
  answer: calendarFeedSchema,
});
