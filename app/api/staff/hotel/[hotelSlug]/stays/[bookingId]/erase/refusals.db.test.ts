import { beforeAll, describe, expect, it } from 'vitest';
import { isOver } from '@/lib/contract/booking-status';
import { BOOKING_STATUSES } from '@/lib/contract/hotel';
import { byApiToken, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { bodyWithoutRequestId, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { POST } from './route';

const NOT_OVER = BOOKING_STATUSES.filter((status) => !isOver(status));

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const desk = () => byApiToken(fixtures.brendan);
const erase = (code: string, as: Caller = byApiToken(fixtures.siobhan)) => {
  const hotelSlug = fixtures.killarney.slug;
  const path = `/api/staff/hotel/${hotelSlug}/stays/${code}/erase`;
  return callRoute(POST, 'POST', path, { hotelSlug, bookingId: code }, as);
};

describe('refusals to erase a stay', () => {
  it.each(NOT_OVER)('refuses to erase a %s stay with stay_not_over and changes nothing', async (status) => {
    const { code } = await addGuest(fixtures.killarney, { status });
    await expectRefusal(() => erase(code), 'stay_not_over');
    expect(await (await erase(code)).json()).toMatchObject({ booking_status: status });
  });

  it('refuses all callers but the managers of the hotel and hides stays of other hotels', async () => {
    const { code } = await addGuest(fixtures.killarney, { status: 'checked_out' });
    await expectRefusals(
      [() => erase(code, nobody), () => erase(code, byToken(fixtures.aoife))],
      'unauthenticated',
    );
    await expectRefusals(
      [() => erase(code, desk()), () => erase(code, byApiToken(fixtures.declan))],
      'forbidden',
    );
    const theirs = await addGuest(fixtures.dublin, { status: 'checked_out' });
    const [foreign, absent] = [() => erase(theirs.code), () => erase('BK-2026-999999')];
    await expectRefusals([foreign, absent], 'not_found');
    expect(await bodyWithoutRequestId(await foreign())).toBe(await bodyWithoutRequestId(await absent()));
  });
});
