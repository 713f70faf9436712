import { staffAccess } from '@/lib/auth/staff-access';
import { profileChangeSchema, profileSchema } from '@/lib/contract/profile';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { changeProfile, readProfile } from '@/lib/people/own-profile';

export const GET = defineRoute({
  name: 'staff.profile',
  who: staffAccess,
  input: nothing,
  do: async ({ who }) => ({ body: await readProfile(who) }),
  answer: profileSchema,
});

export const PATCH = defineRoute({
  name: 'staff.profile.change',
  who: staffAccess,
  input: json(profileChangeSchema),
  do: async ({ who, input, requestId }) => ({ body: await changeProfile({ staff: who, requestId }, input) }),
  answer: profileSchema,
});
