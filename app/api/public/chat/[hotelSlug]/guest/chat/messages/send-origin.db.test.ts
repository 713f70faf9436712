import { beforeAll, describe, expect, it } from 'vitest';
import { type Asked, byGuestCookie, byToken } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { FOREIGN_ORIGINS, FORGED_FORMS } from '@/lib/testing/foreign-pages';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const json = { message: 'Late check-out, please' };

/** As Aoife's browser would send it, had another site's page told it to. */
const forge = (headers: Record<string, string>, asked: Asked = { json }) => {
  const { origin: _ours, 'sec-fetch-site': _same, ...cookie } = byGuestCookie(fixtures.aoife);
  return guestEndpoints.send(fixtures.killarney.slug, { ...cookie, ...headers }, asked);
};

describe('a page of another site', () => {
  it.each(FOREIGN_ORIGINS)('cannot send as the guest: %s', async (_name, headers) => {
    await expectRefusal(() => forge(headers), 'bad_origin');
  });

  it.each(FORGED_FORMS)(
    'cannot send as the guest with %s, even if it had our origin',
    async (_name, asked) => {
      const ours = { origin: 'http://localhost:3000' };
      await expectRefusal(() => forge(ours, asked), 'unsupported_type');
      await expectRefusal(() => forge({ origin: 'https://evil.example' }, asked), 'bad_origin');
    },
  );

  it('cannot have its request taken for another method', async () => {
    const ours = { origin: 'http://localhost:3000' };
    const asked = { json: { ...json, _method: 'DELETE' } };
    await expectRefusal(() => forge(ours, asked), 'invalid_input');
  });
});

it("takes the same message from the hotel's own page, and from an app that has no cookies and no origin", async () => {
  const fromPage = await forge({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' });
  const fromApp = await guestEndpoints.send(fixtures.killarney.slug, byToken(fixtures.aoife), { json });
  expect([fromPage.status, fromApp.status]).toEqual([201, 201]);
});
