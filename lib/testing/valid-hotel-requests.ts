import { aPng, asFile, formWith } from '@/lib/testing/files';
import { desk, type GoodRequest } from '@/lib/testing/valid-request';

const HOTEL = 'api/staff/hotel/[hotelSlug]';
const aLogo = async () => ({ body: formWith(asFile(new Uint8Array(await aPng()), 'logo.png')) });

/** Requests about the hotel itself: its settings and its health. */
export const HOTEL_REQUESTS: Record<string, GoodRequest> = {
  'GET icons/[hotelSlug]/logo/[hash]': { to: 'everybody', shownIn: 'The tests of the logo.' },
  [`GET ${HOTEL}/settings`]: desk(),
  [`PATCH ${HOTEL}/settings`]: desk(() => ({ json: { name: 'Another Name' } })),
  [`POST ${HOTEL}/settings/logo`]: desk(aLogo),
  [`DELETE ${HOTEL}/settings/logo`]: desk(),
  [`GET ${HOTEL}/health`]: desk(),
};
