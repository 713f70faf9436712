import { beforeAll, describe, expect, it } from 'vitest';
import { guestLinksSchema, MOST_LINKS_AT_ONCE } from '@/lib/contract/stays';
import { byApiToken, byGuestCookie, byToken, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const make = (codes: readonly string[], as = byApiToken(fixtures.brendan)) =>
  stayEndpoints.createLinks(fixtures.killarney.slug, codes, as);

describe('POST stays/links', () => {
  it('creates one link for each booking, also when a booking is named twice', async () => {
    const guests = [
      await addGuest(fixtures.killarney, { status: 'confirmed' }),
      await addGuest(fixtures.killarney),
    ];
    const codes = guests.map(({ code }) => code);
    const response = await make([...codes, codes[0] ?? '']);
    expect(response.status).toBe(201);
    const { links } = guestLinksSchema.parse(await response.json());
    expect(links.map(({ booking_id }) => booking_id)).toEqual(codes);
    for (const { booking_id, link } of links) {
      const token = link.split('#t=')[1] ?? '';
      const opened = await guestEndpoints.context(fixtures.killarney.slug, byToken({ token }));
      expect(await opened.json()).toMatchObject({ booking_id });
    }
  });

  it('creates the links of all named bookings or none', async () => {
    const here = await addGuest(fixtures.killarney);
    const gone = await addGuest(fixtures.killarney, { status: 'checked_out' });
    await expectRefusal(() => make([here.code, gone.code]), 'conflict');
    await expectRefusal(() => make([here.code, 'BK-2026-9999']), 'not_found');
    await expectRefusal(() => make([here.code, fixtures.marco.code]), 'not_found');
  });

  it('refuses to create links for no booking or for more than the limit', async () => {
    await expectRefusal(() => make([]), 'invalid_input');
    const many = Array.from({ length: MOST_LINKS_AT_ONCE + 1 }, (_, index) => `BK-2026-${1000 + index}`);
    await expectRefusal(() => make(many), 'invalid_input');
  });

  it('refuses to create links by staff who may not manage stays, guests, strangers and foreign staff', async () => {
    const codes = [fixtures.aoife.code];
    await expectRefusal(() => make(codes, byApiToken(fixtures.declan)), 'forbidden');
    await expectRefusal(() => make(codes, nobody), 'unauthenticated');
    await expectRefusal(() => make(codes, byGuestCookie(fixtures.aoife)), 'unauthenticated');
    await expectRefusal(
      () => stayEndpoints.createLinks(fixtures.dublin.slug, codes, byApiToken(fixtures.brendan)),
      'not_found',
    );
  });
});
