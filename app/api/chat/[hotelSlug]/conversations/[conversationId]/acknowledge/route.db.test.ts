import { beforeAll, describe, expect, it } from 'vitest';
import { ladderSchema, waitingCallsSchema } from '@/lib/contract/ladder';
import { climb } from '@/lib/notifications/ladder-store';
import { dbPool } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { conversationDoors, hotelDoors } from '@/lib/testing/doors';
import { countQueries } from '@/lib/testing/expect-queries';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/the-killarney';

useFreshDatabase();
let cast: TheKillarney;
beforeAll(async () => {
  cast = await seedTheKillarney();
});

async function waits(): Promise<number> {
  const { conversation_id: id } = await guestSays(await addGuest(cast.killarney), 'Hello?');
  const called = [[cast.brendan.id], [cast.brendan.id], [cast.siobhan.id], [cast.siobhan.id]];
  await climb(id, new Date(Date.now() + 6 * 60_000), called);
  return id;
}

const slug = () => cast.killarney.slug;
const acknowledge = async (id: number, staff = cast.brendan) =>
  ladderSchema.parse(await (await conversationDoors.acknowledge(slug(), id, byApiToken(staff))).json());
const callsOf = async (staff = cast.brendan) => {
  const response = await hotelDoors.waitingCalls(slug(), byApiToken(staff));
  return waitingCallsSchema.parse(await response.json()).calls;
};
const callFor = async (id: number, staff = cast.brendan) =>
  (await callsOf(staff)).find((call) => call.conversation_id === id);

describe('"I’m on it"', () => {
  it('ends the calls and the ladder, under the name of who said so first', async () => {
    const id = await waits();
    expect(await callFor(id)).toMatchObject({ step: 'fallback', guest_name: expect.any(String) });
    const said = await acknowledge(id);
    expect(said.is_open).toBe(false);
    expect(said.entries.map(({ step, names }) => [step, names])).toEqual([
      [null, [cast.brendan.name]],
      ['again', [cast.brendan.name]],
      ['fallback', [cast.brendan.name]],
    ]);
    expect((await acknowledge(id, cast.siobhan)).entries).toEqual(said.entries);
    expect(await callFor(id)).toBeUndefined();
    expect(await climb(id, new Date(Date.now() + 20 * 60_000), [[], [], [], []])).toEqual([]);
    const { rows } = await dbPool().query(
      `SELECT actor_kind FROM audit_entry WHERE action = 'conversation.acknowledge' AND target_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ actor_kind: 'staff' }]);
  });

  it('changes nothing where nobody waits', async () => {
    const id = await waits();
    await staffSays(cast.brendan, id, 'Here');
    expect((await acknowledge(id)).entries.map(({ step }) => step)).toEqual(['again', 'fallback']);
  });

  it('concerns those who were called', async () => {
    const id = await waits();
    expect(await callFor(id, cast.siobhan)).toBeUndefined();
    await climb(id, new Date(Date.now() + 11 * 60_000), [[], [], [cast.siobhan.id], []]);
    expect(await callFor(id, cast.siobhan)).toMatchObject({ step: 'manager' });
    expect(await callFor(id, cast.declan)).toBeUndefined();
  });

  it('is not said, nor read, from another hotel', async () => {
    const id = await waits();
    for (const door of [conversationDoors.acknowledge, conversationDoors.ladder]) {
      await expectRefusal(() => door(cast.dublin.slug, id, byApiToken(cast.ronan)), 'not_found');
      await expectRefusal(() => door(slug(), id, byApiToken(cast.ronan)), 'not_found');
    }
    await expectRefusal(() => hotelDoors.waitingCalls(slug(), byApiToken(cast.ronan)), 'not_found');
  });

  it('costs the same however many wait', async () => {
    const one = await countQueries(() => callsOf());
    await waits();
    await waits();
    expect(await countQueries(() => callsOf())).toBe(one);
  });
});
