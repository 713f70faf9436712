import { staffAccess } from '@/lib/auth/staff-access';
import { ringSettingsSchema } from '@/lib/contract/ring-settings';
import { changeRingSettings, readRingSettings } from '@/lib/hotel/ring-settings';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.ring_settings',
  who: staffAccess,
  input: nothing,
  do: async ({ who }) => ({ body: await readRingSettings(who) }),
  answer: ringSettingsSchema,
});

export const PUT = defineRoute({
  name: 'staff.ring_settings.change',
  who: staffAccess,
  input: json(ringSettingsSchema),
  do: async ({ who, input }) => ({ body: await changeRingSettings(who, input) }),
  answer: ringSettingsSchema,
});
