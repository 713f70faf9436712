import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messageSchema } from '@/lib/contract/chat';
import { deleteMessage } from '@/lib/guest-chat/delete-message';
import { byApiToken } from '@/lib/testing/call-route';
import { conversationEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { memberOf } from '@/lib/testing/principals';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let guest: TestGuest;
let id: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  guest = await addGuest(fixtures.killarney);
  id = (await guestSays(guest, 'Could we have towels?')).conversation_id;
});

const send = (json: unknown) =>
  conversationEndpoints.send(fixtures.killarney.slug, id, byApiToken(fixtures.siobhan), { json });

describe('an answer that carries what its writer had seen', () => {
  it('is refused with the whole of the newest answer, each time, until it is sent without', async () => {
    await staffSays(fixtures.brendan, id, 'First of two');
    const { message } = await staffSays(fixtures.brendan, id, 'Second of two');
    const mine = { message: 'Towels are coming', client_message_id: 'mine', last_seen_seq: 1 };
    for (const _try of [1, 2]) await expectRefusal(() => send(mine), 'answered_first');
    const { answer } = await (await send(mine)).json();
    expect(messageSchema.parse(answer)).toEqual(message);
    const { last_seen_seq: _seen, ...anyway } = mine;
    expect((await send(anyway)).status).toBe(201);
    expect((await send(anyway)).status).toBe(200);
    expect((await send(mine)).status).toBe(200);
  });

  it('is not stopped by what its writer had seen', async () => {
    const { message } = await staffSays(fixtures.brendan, id, 'Seen');
    expect((await send({ message: 'And two for the pool', last_seen_seq: message.seq })).status).toBe(201);
  });

  it('is not stopped by the guest, by what the system notes, or by an answer of their own', async () => {
    await guestSays(guest, 'And soap');
    await conversationEndpoints.assign(fixtures.killarney.slug, id, byApiToken(fixtures.brendan), {
      json: {},
    });
    expect((await send({ message: 'Of course', last_seen_seq: 1 })).status).toBe(201);
    expect((await send({ message: 'Both are coming', last_seen_seq: 1 })).status).toBe(201);
  });

  it('is not stopped by an answer that was taken back', async () => {
    const { message } = await staffSays(fixtures.brendan, id, 'Wrong room');
    await deleteMessage(await memberOf(fixtures.brendan), message.id, false);
    expect((await send({ message: 'Towels are coming', last_seen_seq: 1 })).status).toBe(201);
  });

  it('is stopped however close the two are: of many at once exactly one is first', async () => {
    const everybody = [fixtures.brendan, fixtures.siobhan, fixtures.declan];
    const answers = await Promise.all(
      everybody.map((staff) =>
        conversationEndpoints.send(fixtures.killarney.slug, id, byApiToken(staff), {
          json: { message: `From ${staff.name}`, last_seen_seq: 1 },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});
