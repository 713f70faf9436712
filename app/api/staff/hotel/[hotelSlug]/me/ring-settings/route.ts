import { staffAccess } from '@/lib/auth/staff-access';
import { notificationPreferencesSchema } from '@/lib/contract/notification-preferences';
import {
  changeNotificationPreferences,
  readNotificationPreferences,
} from '@/lib/hotel/notification-preferences';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.ring_settings',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await readNotificationPreferences(principal) }),
  answer: notificationPreferencesSchema,
});

export const PUT = defineRoute({
  name: 'staff.ring_settings.change',
  authenticate: staffAccess,
  input: json(notificationPreferencesSchema),
  do: async ({ principal, input }) => ({ body: await changeNotificationPreferences(principal, input) }),
  answer: notificationPreferencesSchema,
});
