import { anyone } from '@/lib/auth/anyone';
import { readHotelIcon } from '@/lib/hotel/branding';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'hotel.icon',
  authenticate: anyone,
  input: nothing,
  async do({ params }) {
    const icon = await readHotelIcon(params['hotelSlug'] ?? '', params['size'] ?? '');
    return { body: null, raw: new Uint8Array(icon), headers: { 'Content-Type': 'image/png' } };
  },
  answer: null,
});
