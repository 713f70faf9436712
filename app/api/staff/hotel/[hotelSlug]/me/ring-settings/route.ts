import { staffAccess } from '@/lib/auth/staff-access';
import { notificationPreferencesSchema } from '@/lib/contract/notification-preferences';
import { changeRingSettings, readRingSettings } from '@/lib/hotel/notification-preferences';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.ring_settings',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await readRingSettings(principal) }),
  answer: notificationPreferencesSchema,
});

export const PUT = defineRoute({
  name: 'staff.ring_settings.change',
  authenticate: staffAccess,
  input: json(notificationPreferencesSchema),
  do: async ({ principal, input }) => ({ body: await changeRingSettings(principal, input) }),
  answer: notificationPreferencesSchema,
});
