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

/** Sends the request that a page of another site could make the browser of Aoife send. */
const forge = (headers: Record<string, string>, asked: Asked = { json }) => {
  const { origin: _ours, 'sec-fetch-site': _same, ...cookie } = byGuestCookie(fixtures.aoife);
  return guestEndpoints.send(fixtures.killarney.slug, { ...cookie, ...headers }, asked);
};

describe('cross-site requests to send', () => {
  it.each(FOREIGN_ORIGINS)(
    'refuses a request with the cookie of the guest from another site: %s',
    async (_name, headers) => {
      await expectRefusal(() => forge(headers), 'bad_origin');
    },
  );

  it.each(FORGED_FORMS)(
    'refuses %s with the cookie of the guest, even with our own origin',
    async (_name, asked) => {
      const ours = { origin: 'http://localhost:3000' };
      await expectRefusal(() => forge(ours, asked), 'unsupported_type');
      await expectRefusal(() => forge({ origin: 'https://evil.example' }, asked), 'bad_origin');
    },
  );

  it('refuses a method override in the body', async () => {
    const ours = { origin: 'http://localhost:3000' };
    const asked = { json: { ...json, _method: 'DELETE' } };
    await expectRefusal(() => forge(ours, asked), 'invalid_input');
  });
});

it('accepts the same message from a page of the hotel and from an app without cookies and origin', async () => {
  const fromPage = await forge({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' });
  const fromApp = await guestEndpoints.send(fixtures.killarney.slug, byToken(fixtures.aoife), { json });
  expect([fromPage.status, fromApp.status]).toEqual([201, 201]);
});
