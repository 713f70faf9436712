import { beforeAll, describe, expect, it } from 'vitest';
import { escalationSchema, waitingCallsSchema } from '@/lib/contract/escalation';
import { advance } from '@/lib/notifications/escalation-store';
import { dbPool } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { conversationEndpoints, hotelEndpoints } from '@/lib/testing/endpoints';
import { countQueries } from '@/lib/testing/expect-queries';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

async function waits(): Promise<number> {
  const { conversation_id: id } = await guestSays(await addGuest(fixtures.killarney), 'Hello?');
  const called = [[fixtures.brendan.id], [fixtures.brendan.id], [fixtures.siobhan.id], [fixtures.siobhan.id]];
  await advance(id, new Date(Date.now() + 6 * 60_000), called);
  return id;
}

const slug = () => fixtures.killarney.slug;
const acknowledge = async (id: number, staff = fixtures.brendan) =>
  escalationSchema.parse(
    await (await conversationEndpoints.acknowledge(slug(), id, byApiToken(staff))).json(),
  );
const callsOf = async (staff = fixtures.brendan) => {
  const response = await hotelEndpoints.waitingCalls(slug(), byApiToken(staff));
  return waitingCallsSchema.parse(await response.json()).calls;
};
const callFor = async (id: number, staff = fixtures.brendan) =>
  (await callsOf(staff)).find((call) => call.conversation_id === id);

describe('POST acknowledge', () => {
  it('ends the calls and the escalation on acknowledgement and records who acknowledged first', async () => {
    const id = await waits();
    expect(await callFor(id)).toMatchObject({ step: 'fallback', guest_name: expect.any(String) });
    const said = await acknowledge(id);
    expect(said.is_open).toBe(false);
    expect(said.entries.map(({ step, names }) => [step, names])).toEqual([
      [null, [fixtures.brendan.name]],
      ['again', [fixtures.brendan.name]],
      ['fallback', [fixtures.brendan.name]],
    ]);
    expect((await acknowledge(id, fixtures.siobhan)).entries).toEqual(said.entries);
    expect(await callFor(id)).toBeUndefined();
    expect(await advance(id, new Date(Date.now() + 20 * 60_000), [[], [], [], []])).toEqual([]);
    const { rows } = await dbPool().query(
      `SELECT actor_kind FROM audit_entry WHERE action = 'conversation.acknowledge' AND target_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ actor_kind: 'staff' }]);
  });

  it('changes nothing by an acknowledgement when no guest is waiting', async () => {
    const id = await waits();
    await staffSays(fixtures.brendan, id, 'Here');
    expect((await acknowledge(id)).entries.map(({ step }) => step)).toEqual(['again', 'fallback']);
  });

  it('lists the call only for the staff members whom the escalation has called', async () => {
    const id = await waits();
    expect(await callFor(id, fixtures.siobhan)).toBeUndefined();
    await advance(id, new Date(Date.now() + 11 * 60_000), [[], [], [fixtures.siobhan.id], []]);
    expect(await callFor(id, fixtures.siobhan)).toMatchObject({ step: 'manager' });
    expect(await callFor(id, fixtures.declan)).toBeUndefined();
  });

  it('refuses staff of another hotel to acknowledge or read an escalation', async () => {
    const id = await waits();
    for (const endpoint of [conversationEndpoints.acknowledge, conversationEndpoints.ladder]) {
      await expectRefusal(() => endpoint(fixtures.dublin.slug, id, byApiToken(fixtures.ronan)), 'not_found');
      await expectRefusal(() => endpoint(slug(), id, byApiToken(fixtures.ronan)), 'not_found');
    }
    await expectRefusal(() => hotelEndpoints.waitingCalls(slug(), byApiToken(fixtures.ronan)), 'not_found');
  });

  it('runs the same number of queries for any number of waiting guests', async () => {
    const one = await countQueries(() => callsOf());
    await waits();
    await waits();
    expect(await countQueries(() => callsOf())).toBe(one);
  });
});
