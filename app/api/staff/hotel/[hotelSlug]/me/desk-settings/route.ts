import { staffAccess } from '@/lib/auth/staff-access';
import { deskSettingsSchema } from '@/lib/contract/desk-settings';
import { changeDeskSettings, readDeskSettings } from '@/lib/hotel/desk-settings';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.desk_settings',
  who: staffAccess,
  input: nothing,
  do: async ({ who }) => ({ body: await readDeskSettings(who) }),
  answer: deskSettingsSchema,
});

export const PUT = defineRoute({
  name: 'staff.desk_settings.change',
  who: staffAccess,
  input: json(deskSettingsSchema),
  do: async ({ who, input }) => ({ body: await changeDeskSettings(who, input) }),
  answer: deskSettingsSchema,
});
