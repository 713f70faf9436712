import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints } from '@/lib/testing/endpoints';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { RACES as TIMES } from '@/lib/testing/lengths';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

/** Runs several races at once, so that either side can win. */
const AT_ONCE = 4;

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const slug = () => fixtures.killarney.slug;
const desk = () => byApiToken(fixtures.brendan);
const other = () => byApiToken(fixtures.siobhan);
const say = (message: string) => ({ json: { message } });

async function run(race: (time: number) => Promise<string>): Promise<Map<string, number>> {
  const outcomes = new Map<string, number>();
  for (let time = 0; time < TIMES; time += AT_ONCE) {
    await db().rateLimit.deleteMany();
    const ended = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => race(time + n)));
    for (const how of ended) outcomes.set(how, (outcomes.get(how) ?? 0) + 1);
  }
  return outcomes;
}

describe('races of one stay', () => {
  it('stores a message sent during a checkout or refuses it, and refuses every message after the checkout', async () => {
    const outcomes = await run(async () => {
      const guest = await addGuest(fixtures.killarney);
      const { conversation_id: id } = await guestSays(guest, 'Good morning');
      const [sent, out] = await Promise.all([
        guestEndpoints.send(slug(), byToken(guest), say('One more thing')),
        stayEndpoints.step(slug(), guest.code, desk(), 'check_out'),
      ]);
      expect(out.status).toBe(200);
      const stored = await db().message.count({ where: { conversationId: id, body: 'One more thing' } });
      expect(stored).toBe(sent.status === 201 ? 1 : 0);
      if (sent.status !== 201) expect([401, 410]).toContain(sent.status);
      expect((await guestEndpoints.send(slug(), byToken(guest), say('Too late'))).status).toBe(410);
      return String(sent.status);
    });
    expect([...outcomes.values()].reduce((sum, count) => sum + count)).toBe(TIMES);
  });

  it('assigns a room to one of two guests who are checked in at the same time', async () => {
    await run(async (time) => {
      const room = `R${time}`;
      await db().room.create({ data: { hotelId: fixtures.killarney.id, number: room } });
      const [one, two] = [
        await addGuest(fixtures.killarney, { status: 'confirmed', room: null }),
        await addGuest(fixtures.killarney, { status: 'confirmed', room: null }),
      ];
      const into = { json: { room_number: room } };
      const answers = await Promise.all([
        stayEndpoints.checkIn(slug(), one.code, desk(), into),
        stayEndpoints.checkIn(slug(), two.code, other(), into),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const inIt = await db().booking.findMany({
        where: { hotelId: fixtures.killarney.id, room: { number: room }, status: 'in_house' },
        select: { code: true },
      });
      const winner = answers[0]?.status === 200 ? one : two;
      expect(inIt).toEqual([{ code: winner.code }]);
      return winner === one ? 'first' : 'second';
    });
  });

  it('stores all messages without a gap in the log when a guest is moved during the sends', async () => {
    await run(async (time) => {
      const room = `M${time}`;
      await db().room.create({ data: { hotelId: fixtures.killarney.id, number: room } });
      const guest = await addGuest(fixtures.killarney);
      const { conversation_id: id } = await guestSays(guest, 'Hello');
      const answers = await Promise.all([
        conversationEndpoints.send(slug(), id, desk(), say('We move you')),
        stayEndpoints.move(slug(), guest.code, other(), { json: { room_number: room } }),
        guestEndpoints.send(slug(), byToken(guest), say('Thank you')),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([201, 200, 201]);
      const events = await db().conversationEvent.findMany({
        where: { conversationId: id },
        orderBy: { seq: 'asc' },
        select: { seq: true },
      });
      expect(events.map(({ seq }) => Number(seq))).toEqual(events.map((_, index) => index + 1));
      const said = await db().message.findMany({
        where: { conversationId: id, senderType: { not: 'system' } },
        select: { body: true },
      });
      expect(said.map(({ body }) => body).sort()).toEqual(['Hello', 'Thank you', 'We move you']);
      const context = await (await guestEndpoints.context(slug(), byToken(guest))).json();
      expect(context).toMatchObject({ conversation_id: id, room_number: room });
      return 'kept';
    });
  });
});
