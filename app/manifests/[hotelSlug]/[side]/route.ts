import { anyone } from '@/lib/auth/anyone';
import { homeScreenStart } from '@/lib/auth/home-screen-start';
import { manifestSchema } from '@/lib/contract/manifest';
import { readManifest } from '@/lib/hotel/branding';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'hotel.manifest',
  authenticate: anyone,
  input: nothing,
  async do({ params, request }) {
    const { hotelSlug = '', side = '' } = params;
    const manifest = await readManifest(hotelSlug, side);
    const key = side === 'guest' ? await homeScreenStart(hotelSlug, request.headers) : '';
    return { body: { ...manifest, start_url: manifest.start_url + key } };
  },
  answer: manifestSchema,
});
