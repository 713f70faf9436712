import { admin, type GoodRequest } from '@/lib/testing/good-request';

const KEYS = 'api/staff/hotel/[hotelSlug]/api-keys';

/** Of other systems, and of those who let them in. */
export const INTEGRATION_REQUESTS: Record<string, GoodRequest> = {
  [`GET ${KEYS}`]: admin(),
  [`POST ${KEYS}`]: admin(() => ({ json: { name: 'Property management' } })),
  [`DELETE ${KEYS}/[keyId]`]: admin(),
  [`POST ${KEYS}/[keyId]/rotate`]: admin(),
  'POST api/integrations/hotels/[hotelSlug]/stays': {
    to: 'integration',
    asked: () => ({
      json: {
        external_id: 'pms-1',
        guest_first_name: 'Una',
        guest_last_name: 'Roe',
        check_in: '2026-11-24',
        check_out: '2026-11-27',
      },
    }),
  },
};
