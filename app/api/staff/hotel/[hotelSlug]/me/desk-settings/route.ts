import { staffAccess } from '@/lib/auth/staff-access';
import { deskSettingsSchema } from '@/lib/contract/desk-settings';
import { changeDeskSettings, readDeskSettings } from '@/lib/hotel/desk-settings';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.desk_settings',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await readDeskSettings(principal) }),
  answer: deskSettingsSchema,
});

export const PUT = defineRoute({
  name: 'staff.desk_settings.change',
  authenticate: staffAccess,
  input: json(deskSettingsSchema),
  do: async ({ principal, input }) => ({ body: await changeDeskSettings(principal, input) }),
  answer: deskSettingsSchema,
});
