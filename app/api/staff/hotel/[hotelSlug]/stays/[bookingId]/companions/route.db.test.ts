import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { guestContextSchema, guestSendReplySchema } from '@/lib/contract/chat';
import { companionSchema, companionsSchema, MOST_COMPANIONS } from '@/lib/contract/companions';
import { guestDevicesSchema } from '@/lib/contract/stays';
import { userOfDevice } from '@/lib/contract/user-auth';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, byToken, type Caller, nobody } from '@/lib/testing/call-route';
import { aCompanion, companionEndpoints, TIM, tokenOf } from '@/lib/testing/companions';
import { conversationEndpoints, guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { messageEndpoints } from '@/lib/testing/message-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const OTHER = { json: { message: 'Other words' } };
const desk = () => byApiToken(fixtures.brendan);
const slug = () => fixtures.killarney.slug;
const listOf = async ({ code }: TestGuest) =>
  companionsSchema.parse(await (await companionEndpoints.list(slug(), code, desk())).json()).companions;

/** A stay of two: whoever booked, and Tim with a link of his own. */
async function twoOfThem() {
  const guest = await addGuest(fixtures.killarney);
  const tim = await aCompanion(guest, fixtures.brendan);
  const token = await tokenOf(guest, fixtures.brendan, tim.id);
  return { guest, tim, token, asTim: byToken({ token }) };
}
const saysAs = async (as: Caller, message: string) =>
  guestSendReplySchema.parse(await (await guestEndpoints.send(slug(), as, { json: { message } })).json());

describe('the front desk', () => {
  it('adds, corrects and lists who stays along', async () => {
    const guest = await addGuest(fixtures.killarney);
    const tim = await aCompanion(guest, fixtures.brendan);
    expect(tim).toMatchObject(TIM);
    const answer = await companionEndpoints.change(slug(), guest.code, tim.id, desk(), { last_name: 'Roe' });
    expect(companionSchema.parse(await answer.json())).toEqual({ ...tim, last_name: 'Roe' });
    expect(await listOf(guest)).toEqual([{ ...tim, last_name: 'Roe' }]);
    expect(await listOf(fixtures.aoife)).toEqual([]);
  });

  it('is told what is wrong with a name, a language, or nothing at all; and nothing changes', async () => {
    const { guest, tim } = await twoOfThem();
    const bad = [{ ...TIM, first_name: ' ' }, { ...TIM, locale: 'xx' }, { ...TIM, role: 'admin' }, {}];
    await expectRefusals(
      [
        ...bad.map((said) => () => companionEndpoints.add(slug(), guest.code, desk(), said)),
        () => companionEndpoints.change(slug(), guest.code, tim.id, desk(), {}),
      ],
      'invalid_input',
    );
  });

  it('adds no more than there is room for, and none to a stay that is over', async () => {
    const guest = await addGuest(fixtures.killarney);
    for (let n = 0; n < MOST_COMPANIONS; n += 1) await aCompanion(guest, fixtures.brendan);
    const over = await addGuest(fixtures.killarney, { status: 'checked_out' });
    await expectRefusals(
      [guest, over].map(
        ({ code }) =>
          () =>
            companionEndpoints.add(slug(), code, desk(), TIM),
      ),
      'conflict',
    );
  });
});

describe('a companion', () => {
  it('speaks under their own name and in their own language, in the one conversation', async () => {
    const { guest, tim, asTim } = await twoOfThem();
    const first = await guestSays(guest, 'Good evening');
    const context = guestContextSchema.parse(await (await guestEndpoints.context(slug(), asTim)).json());
    expect(context).toMatchObject({ guest_name: 'Tim Byrne', companion_id: tim.id, guest_locale: 'de' });
    const said = await saysAs(asTim, 'Eine Frage');
    expect(said.conversation_id).toBe(first.conversation_id);
    expect(said.message).toMatchObject({ guest_name: 'Tim Byrne', companion: tim.id });
    expect(first.message).toMatchObject({ guest_name: guest.name, companion: null });
    const answer = await conversationEndpoints.read(slug(), first.conversation_id, desk());
    const { stay } = z.object({ stay: companionsSchema }).parse(await answer.json());
    expect(stay.companions).toEqual([tim]);
  });

  it('keeps the name a message was sent under, whatever is corrected later', async () => {
    const { guest, tim, asTim } = await twoOfThem();
    const said = await saysAs(asTim, 'Hello');
    await companionEndpoints.change(slug(), guest.code, tim.id, desk(), { first_name: 'Timothy' });
    const page = await (await guestEndpoints.messages(slug(), asTim)).json();
    expect(page).toMatchObject({ messages: [{ id: said.message_id, guest_name: 'Tim Byrne' }] });
    expect((await saysAs(asTim, 'Again')).message.guest_name).toBe('Timothy Byrne');
  });

  it('changes and takes back what they wrote themselves, and nothing of the others’', async () => {
    const { guest, asTim } = await twoOfThem();
    const [ours, theirs] = [await guestSays(guest, 'Mine'), await saysAs(asTim, 'Tim’s')];
    await expectRefusals(
      [
        () => messageEndpoints.guestEdit(slug(), ours.message_id, asTim, OTHER),
        () => messageEndpoints.guestRemove(slug(), ours.message_id, asTim),
        () => messageEndpoints.guestEdit(slug(), theirs.message_id, byGuestCookie(guest), OTHER),
        () => messageEndpoints.guestRemove(slug(), theirs.message_id, byGuestCookie(guest)),
      ],
      'forbidden',
    );
    expect((await messageEndpoints.guestEdit(slug(), theirs.message_id, asTim, OTHER)).status).toBe(200);
    expect((await messageEndpoints.guestRemove(slug(), ours.message_id, byGuestCookie(guest))).status).toBe(
      200,
    );
  });

  it('has devices that are listed by name', async () => {
    const { guest, token } = await twoOfThem();
    await guestEndpoints.openSession(slug(), nobody, { json: { token } });
    const answer = await stayEndpoints.devices(slug(), guest.code, desk());
    const { devices } = guestDevicesSchema.parse(await answer.json());
    expect(devices.map(({ guest_name }) => guest_name).sort()).toEqual([guest.name, 'Tim Byrne'].sort());
  });

  it('is out at once when taken off: links, devices, phones and sockets; and nobody else is', async () => {
    const { guest, tim, token, asTim } = await twoOfThem();
    await guestEndpoints.openSession(slug(), nobody, { json: { token } });
    const session = await db().guestSession.findFirstOrThrow({
      where: { bookingId: guest.bookingId, token: { companionId: tim.id } },
    });
    await db().device.create({
      data: {
        ...{ hotelId: guest.hotel.id, bookingId: guest.bookingId, guestSessionId: session.id },
        ...{ kind: 'registration_token', value: `phone-of-${tim.id}` },
      },
    });
    const said = await saysAs(asTim, 'Good night');
    const removed = await companionEndpoints.remove(slug(), guest.code, tim.id, desk());
    expect(removed.status).toBe(204);
    await expectProblem(await guestEndpoints.context(slug(), asTim), 'unauthenticated');
    await expectProblem(
      await guestEndpoints.openSession(slug(), nobody, { json: { token } }),
      'unauthenticated',
    );
    expect(await db().device.count({ where: { guestSessionId: session.id } })).toBe(0);
    const cut = await db().outboxItem.findMany({ where: { type: 'access_ended' }, select: { data: true } });
    expect(JSON.stringify(cut)).toContain(`"${userOfDevice(session.id)}"`);
    expect(await listOf(guest)).toEqual([]);
    const page = await (await guestEndpoints.messages(slug(), byGuestCookie(guest))).json();
    expect(page).toMatchObject({ messages: [{ id: said.message_id, guest_name: 'Tim Byrne' }] });
    await expectRefusal(() => companionEndpoints.remove(slug(), guest.code, tim.id, desk()), 'not_found');
  });
});

describe('nobody else', () => {
  it('reaches a companion through another stay or another hotel', async () => {
    const { guest, tim } = await twoOfThem();
    const { aoife, marco, ronan, dublin } = fixtures;
    const theirs = byApiToken(ronan);
    await expectRefusals(
      [
        () => companionEndpoints.link(slug(), aoife.code, tim.id, desk()),
        () => companionEndpoints.change(slug(), aoife.code, tim.id, desk(), { first_name: 'A' }),
        () => companionEndpoints.remove(slug(), aoife.code, tim.id, desk()),
        () => companionEndpoints.link(dublin.slug, marco.code, tim.id, theirs),
        () => companionEndpoints.link(slug(), guest.code, tim.id, theirs),
        () => companionEndpoints.list(slug(), guest.code, theirs),
        () => companionEndpoints.add(slug(), marco.code, desk(), TIM),
      ],
      'not_found',
    );
  });

  it('is let in: a guest, a companion, a cook and a stranger run no stays', async () => {
    const { guest, tim, asTim } = await twoOfThem();
    const endpoints = (as: Caller) => [
      () => companionEndpoints.list(slug(), guest.code, as),
      () => companionEndpoints.add(slug(), guest.code, as, TIM),
      () => companionEndpoints.change(slug(), guest.code, tim.id, as, { first_name: 'A' }),
      () => companionEndpoints.remove(slug(), guest.code, tim.id, as),
      () => companionEndpoints.link(slug(), guest.code, tim.id, as),
    ];
    for (const as of [nobody, asTim, byGuestCookie(guest)])
      await expectRefusals(endpoints(as), 'unauthenticated');
    await expectRefusals(endpoints(byApiToken(fixtures.declan)), 'forbidden');
  });
});
