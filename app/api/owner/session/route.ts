import { anyone } from '@/lib/auth/anyone';
import { clearOwnerCookie, ownerCookie } from '@/lib/auth/cookies';
import { ownerAccess, ownerEntry } from '@/lib/auth/owner-access';
import { ownerEntrySchema } from '@/lib/contract/owner';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { leaveAsOwner } from '@/lib/people/owners';

export const POST = defineRoute({
  name: 'owner.session.open',
  authenticate: anyone,
  input: json(ownerEntrySchema),
  async do({ input, requestId }) {
    const secret = await ownerEntry(input.token, requestId);
    return { body: null, headers: { 'Set-Cookie': ownerCookie(secret) } };
  },
  answer: null,
});

export const DELETE = defineRoute({
  name: 'owner.session.end',
  authenticate: ownerAccess,
  input: nothing,
  async do({ principal }) {
    await leaveAsOwner(principal);
    return { body: null, headers: { 'Set-Cookie': clearOwnerCookie() } };
  },
  answer: null,
});
