import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PATCH as changeSettings } from '@/app/api/staff/hotel/[hotelSlug]/settings/route';
import { bookingChannel, STAY_CHANGED_EVENT } from '@/lib/contract/channels';
import { db } from '@/lib/platform/db';
import { runAfter } from '@/lib/testing/after';
import { type Asked, byApiToken, byToken, callRoute } from '@/lib/testing/call-route';
import { aCompanion, companionEndpoints } from '@/lib/testing/companions';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { type Listener, listen, useChannels } from '@/lib/testing/listen';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
useChannels();
let fixtures: TheKillarney;
let pages: Record<'aoife' | 'arriving' | 'marco', Listener & { stop(): void }>;
let arriving: TestGuest;

const pageOf = (guest: TestGuest) => {
  const { slug } = guest.hotel;
  const asGuest = (asked: Asked) => guestEndpoints.pusherAuth(slug, byToken(guest), asked);
  return listen([bookingChannel(slug, guest.code)], asGuest);
};

/** Pages of two guests of one hotel, one not arrived and without messages, and of a guest of the other hotel. */
beforeEach(async () => {
  fixtures ??= await seedTheKillarney();
  arriving = await addGuest(fixtures.killarney, { status: 'confirmed', room: null });
  pages = {
    aoife: await pageOf(fixtures.aoife),
    arriving: await pageOf(arriving),
    marco: await pageOf(fixtures.marco),
  };
});
afterEach(() => {
  for (const page of Object.values(pages)) page.stop();
});

/** The names of the pages that received the stay_changed event after the dispatch. */
async function told() {
  await runAfter();
  const received = await Promise.all(
    Object.entries(pages).map(async ([name, page]) => {
      const changes = (await page.received()).filter(({ event }) => event === STAY_CHANGED_EVENT);
      expect(changes.every(({ data }) => JSON.stringify(data) === '{}')).toBe(true);
      return changes.length > 0 ? [name] : [];
    }),
  );
  expect(await db().outboxItem.count({ where: { type: { in: ['stay_changed', 'hotel_changed'] } } })).toBe(0);
  return received.flat();
}
const room = async (number: string) => db().room.create({ data: { hotelId: fixtures.killarney.id, number } });
const settings = (json: unknown) => {
  const { slug } = fixtures.killarney;
  const path = `/api/staff/hotel/${slug}/settings`;
  return callRoute(changeSettings, 'PATCH', path, { hotelSlug: slug }, byApiToken(fixtures.siobhan), {
    json,
  });
};

describe('the stay_changed event', () => {
  it('sends stay_changed to the page of a guest who is checked in and has no conversation', async () => {
    await room('301');
    await stayEndpoints.checkIn(fixtures.killarney.slug, arriving.code, byApiToken(fixtures.brendan), {
      json: { room_number: '301' },
    });
    expect(await told()).toEqual(['arriving']);
  });

  it('sends stay_changed to the page of a guest who moves or whose name is corrected', async () => {
    await room('302');
    const as = byApiToken(fixtures.brendan);
    await stayEndpoints.move(fixtures.killarney.slug, fixtures.aoife.code, as, {
      json: { room_number: '302' },
    });
    expect(await told()).toEqual(['aoife']);
    await stayEndpoints.change(fixtures.killarney.slug, fixtures.aoife.code, as, {
      json: { guest_last_name: 'Byrne-Walsh' },
    });
    expect(await told()).toEqual(['aoife']);
  });

  it('sends stay_changed to the pages of a stay when the name of a companion is corrected', async () => {
    const tim = await aCompanion(fixtures.aoife, fixtures.brendan);
    const as = byApiToken(fixtures.brendan);
    await companionEndpoints.change(fixtures.killarney.slug, fixtures.aoife.code, tim.id, as, {
      first_name: 'Timothy',
    });
    expect(await told()).toEqual(['aoife']);
  });

  it('sends stay_changed to every open page of the hotel from one outbox item and to no other hotel', async () => {
    expect((await settings({ reception_hours: null, name: 'The Killarney' })).status).toBe(200);
    const { id } = fixtures.killarney;
    expect(await db().outboxItem.findMany({ where: { hotelId: id, type: 'hotel_changed' } })).toHaveLength(1);
    expect(await told()).toEqual(['aoife', 'arriving']);
  });

  it('sends no stay_changed for a change that no guest page shows', async () => {
    await settings({ retention_days: 90 });
    const as = byApiToken(fixtures.brendan);
    await stayEndpoints.change(fixtures.killarney.slug, fixtures.aoife.code, as, {
      json: { notes: 'Allergic to nuts' },
    });
    expect(await told()).toEqual([]);
  });

  it('sends no stay_changed when the change is refused', async () => {
    await stayEndpoints.move(fixtures.killarney.slug, fixtures.aoife.code, byApiToken(fixtures.brendan), {
      json: { room_number: '999' },
    });
    await stayEndpoints.move(fixtures.killarney.slug, fixtures.aoife.code, byApiToken(fixtures.ronan), {
      json: { room_number: '204' },
    });
    expect(await told()).toEqual([]);
  });
});
