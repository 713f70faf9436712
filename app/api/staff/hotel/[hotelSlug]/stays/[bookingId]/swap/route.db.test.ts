import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as swap } from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/swap/route';
import { staffApi } from '@/lib/contract/paths';
import { swappedSchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { auditOf } from '@/lib/testing/hotel-rooms';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let una: TestGuest;
let tim: TestGuest;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  [una, tim] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
});

const desk = () => byApiToken(fixtures.brendan);
function ask(code: string, json: unknown, as: Caller = desk()): Promise<Response> {
  const { slug } = fixtures.killarney;
  const path = `${staffApi.stay(slug, code)}/swap`;
  return callRoute(swap, 'POST', path, { hotelSlug: slug, bookingId: code }, as, { json });
}
const roomOf = async ({ bookingId }: TestGuest) =>
  (await db().booking.findUniqueOrThrow({ where: { id: bookingId } })).roomId;

describe('POST swap', () => {
  it('swaps the rooms of two guests at once and preserves their conversations', async () => {
    const said = await guestSays(una, 'It is loud here');
    const response = await ask(una.code, { with: tim.code });
    const { stays } = swappedSchema.parse(await response.json());
    expect(stays.map(({ booking_id, room_number }) => [booking_id, room_number])).toEqual([
      [una.code, tim.roomNumber],
      [tim.code, una.roomNumber],
    ]);
    const context = await guestEndpoints.context(fixtures.killarney.slug, byGuestCookie(una));
    expect(await context.json()).toMatchObject({
      room_number: tim.roomNumber,
      conversation_id: said.conversation_id,
    });
    const moves = await auditOf(fixtures.killarney, 'stay.move');
    expect(moves.slice(-2).map(({ targetId }) => targetId)).toEqual([una.code, tim.code]);
  });

  it('swaps once when two receptionists send the same swap at the same time', async () => {
    const [from, other] = [una.roomNumber, tim.roomNumber];
    const answers = await Promise.all([
      ask(una.code, { with: tim.code, from }),
      ask(tim.code, { with: una.code, from: other }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect([await roomOf(una), await roomOf(tim)]).toEqual([tim.roomId, una.roomId]);
  });

  it('refuses a swap with a stay that is not in house', async () => {
    const arrival = await addGuest(fixtures.killarney, { status: 'confirmed' });
    await expectRefusal(() => ask(una.code, { with: arrival.code }), 'conflict');
    await expectRefusal(() => ask(arrival.code, { with: una.code }), 'conflict');
  });

  it('refuses a swap with itself, without a stay or with a stay of another hotel', async () => {
    await expectRefusal(() => ask(una.code, { with: una.code }), 'invalid_input');
    await expectRefusal(() => ask(una.code, { with: 'room 204' }), 'invalid_input');
    await expectRefusal(() => ask(una.code, {}), 'invalid_input');
    const theirs = await addGuest(fixtures.dublin);
    await expectRefusal(() => ask(una.code, { with: theirs.code }), 'not_found');
    await expectRefusal(() => ask(theirs.code, { with: una.code }), 'not_found');
  });

  it('refuses a swap by callers who may not manage stays', async () => {
    await expectRefusal(() => ask(una.code, { with: tim.code }, nobody), 'unauthenticated');
    await expectRefusal(() => ask(una.code, { with: tim.code }, byApiToken(fixtures.declan)), 'forbidden');
  });
});
