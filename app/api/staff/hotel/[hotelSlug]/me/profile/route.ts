import { staffAccess } from '@/lib/auth/staff-access';
import { profileChangeSchema, profileSchema } from '@/lib/contract/profile';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { changeProfile, readProfile } from '@/lib/people/own-profile';

export const GET = defineRoute({
  name: 'staff.profile',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await readProfile(principal) }),
  answer: profileSchema,
});

export const PATCH = defineRoute({
  name: 'staff.profile.change',
  authenticate: staffAccess,
  input: json(profileChangeSchema),
  do: async ({ principal, input, requestId }) => ({
    body: await changeProfile({ staff: principal, requestId }, input),
  }),
  answer: profileSchema,
});
