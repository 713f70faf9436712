import { fileAccess } from '@/lib/auth/file-access';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { readPicture } from '@/lib/people/change-picture';

/** The address contains the hash of the picture, so it can be cached; `private` excludes shared caches. */
const FOR_A_WEEK = 'private, max-age=604800, immutable';

export const GET = defineRoute({
  name: 'staff.picture',
  authenticate: fileAccess,
  input: nothing,
  isFile: true,
  async do({ principal, params }) {
    const picture = await readPicture(principal, params['hash'] ?? '');
    const headers = { 'Content-Type': 'image/webp', 'Cache-Control': FOR_A_WEEK };
    return { body: null, raw: picture, headers: { ...headers, 'X-Content-Type-Options': 'nosniff' } };
  },
  answer: null,
});
