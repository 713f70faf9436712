import { beforeAll, describe, expect, it } from 'vitest';
import { guestLinksSchema, MOST_LINKS_AT_ONCE } from '@/lib/contract/stays';
import { byApiToken, byGuestCookie, byToken, nobody } from '@/lib/testing/call-route';
import { guestDoors } from '@/lib/testing/doors';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { stayDoors } from '@/lib/testing/stay-doors';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/the-killarney';

useFreshDatabase();
let cast: TheKillarney;
beforeAll(async () => {
  cast = await seedTheKillarney();
});

const make = (codes: readonly string[], as = byApiToken(cast.brendan)) =>
  stayDoors.makeLinks(cast.killarney.slug, codes, as);

describe('links for a stack of cards', () => {
  it('open each its own stay, one for each booking however often it is named', async () => {
    const guests = [await addGuest(cast.killarney, { status: 'confirmed' }), await addGuest(cast.killarney)];
    const codes = guests.map(({ code }) => code);
    const response = await make([...codes, codes[0] ?? '']);
    expect(response.status).toBe(201);
    const { links } = guestLinksSchema.parse(await response.json());
    expect(links.map(({ booking_id }) => booking_id)).toEqual(codes);
    for (const { booking_id, link } of links) {
      const token = link.split('#t=')[1] ?? '';
      const opened = await guestDoors.context(cast.killarney.slug, byToken({ token }));
      expect(await opened.json()).toMatchObject({ booking_id });
    }
  });

  it('are made for all or for none', async () => {
    const here = await addGuest(cast.killarney);
    const gone = await addGuest(cast.killarney, { status: 'checked_out' });
    await expectRefusal(() => make([here.code, gone.code]), 'conflict');
    await expectRefusal(() => make([here.code, 'BK-2026-9999']), 'not_found');
    await expectRefusal(() => make([here.code, cast.marco.code]), 'not_found');
  });

  it('are few enough, and at least one', async () => {
    await expectRefusal(() => make([]), 'invalid_input');
    const many = Array.from({ length: MOST_LINKS_AT_ONCE + 1 }, (_, index) => `BK-2026-${1000 + index}`);
    await expectRefusal(() => make(many), 'invalid_input');
  });

  it('are for the front desk of this hotel', async () => {
    const codes = [cast.aoife.code];
    await expectRefusal(() => make(codes, byApiToken(cast.declan)), 'forbidden');
    await expectRefusal(() => make(codes, nobody), 'unauthenticated');
    await expectRefusal(() => make(codes, byGuestCookie(cast.aoife)), 'unauthenticated');
    await expectRefusal(
      () => stayDoors.makeLinks(cast.dublin.slug, codes, byApiToken(cast.brendan)),
      'not_found',
    );
  });
});
