import { anyone } from '@/lib/auth/anyone';
import { readLogo } from '@/lib/hotel/branding';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

/** The address contains the hash of the logo, so caches may store the response permanently. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

export const GET = defineRoute({
  name: 'hotel.logo',
  authenticate: anyone,
  input: nothing,
  async do({ params }) {
    const logo = await readLogo(params['hotelSlug'] ?? '', params['hash'] ?? '');
    const headers = { 'Content-Type': 'image/png', 'Cache-Control': FOR_GOOD };
    return { body: null, raw: logo, headers: { ...headers, 'X-Content-Type-Options': 'nosniff' } };
  },
  answer: null,
});
