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

describe('an answer with last_seen_seq', () => {
  it('refuses an answer each time with the newest unseen answer until it is sent without last_seen_seq', async () => {
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

  it('accepts an answer whose author has seen the newest answer', async () => {
    const { message } = await staffSays(fixtures.brendan, id, 'Seen');
    expect((await send({ message: 'And two for the pool', last_seen_seq: message.seq })).status).toBe(201);
  });

  it('accepts an answer after unseen guest messages, system notices and answers of the same author', async () => {
    await guestSays(guest, 'And soap');
    await conversationEndpoints.assign(fixtures.killarney.slug, id, byApiToken(fixtures.brendan), {
      json: {},
    });
    expect((await send({ message: 'Of course', last_seen_seq: 1 })).status).toBe(201);
    expect((await send({ message: 'Both are coming', last_seen_seq: 1 })).status).toBe(201);
  });

  it('accepts an answer when the unseen answer was deleted', async () => {
    const { message } = await staffSays(fixtures.brendan, id, 'Wrong room');
    await deleteMessage(await memberOf(fixtures.brendan), message.id, false);
    expect((await send({ message: 'Towels are coming', last_seen_seq: 1 })).status).toBe(201);
  });

  it('accepts exactly one of many answers that are sent at once', async () => {
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
