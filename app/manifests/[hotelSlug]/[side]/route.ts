import { anyone } from '@/lib/auth/anyone';
import { manifestSchema } from '@/lib/contract/manifest';
import { readManifest } from '@/lib/hotel/hotel-look';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'hotel.manifest',
  who: anyone,
  input: nothing,
  do: async ({ params }) => ({ body: await readManifest(params['hotelSlug'] ?? '', params['side'] ?? '') }),
  answer: manifestSchema,
});
