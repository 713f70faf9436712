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

/** A stay of two guests: the guest who booked, and the companion Tim with his own link. */
async function twoOfThem() {
  const guest = await addGuest(fixtures.killarney);
  const tim = await aCompanion(guest, fixtures.brendan);
  const token = await tokenOf(guest, fixtures.brendan, tim.id);
  return { guest, tim, token, asTim: byToken({ token }) };
}
const saysAs = async (as: Caller, message: string) =>
  guestSendReplySchema.parse(await (await guestEndpoints.send(slug(), as, { json: { message } })).json());

describe('companions managed by staff', () => {
  it('adds, corrects and lists the companions of a stay', async () => {
    const guest = await addGuest(fixtures.killarney);
    const tim = await aCompanion(guest, fixtures.brendan);
    expect(tim).toMatchObject(TIM);
    const answer = await companionEndpoints.change(slug(), guest.code, tim.id, desk(), { last_name: 'Roe' });
    expect(companionSchema.parse(await answer.json())).toEqual({ ...tim, last_name: 'Roe' });
    expect(await listOf(guest)).toEqual([{ ...tim, last_name: 'Roe' }]);
    expect(await listOf(fixtures.aoife)).toEqual([]);
  });

  it('refuses an invalid name, language or field and an empty change', async () => {
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

  it('refuses a companion beyond the limit or for an ended stay', async () => {
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
  it('lets a companion write with the own name and language in the shared conversation', async () => {
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

  it('leaves the author name of sent messages unchanged when the name of a companion is corrected', async () => {
    const { guest, tim, asTim } = await twoOfThem();
    const said = await saysAs(asTim, 'Hello');
    await companionEndpoints.change(slug(), guest.code, tim.id, desk(), { first_name: 'Timothy' });
    const page = await (await guestEndpoints.messages(slug(), asTim)).json();
    expect(page).toMatchObject({ messages: [{ id: said.message_id, guest_name: 'Tim Byrne' }] });
    expect((await saysAs(asTim, 'Again')).message.guest_name).toBe('Timothy Byrne');
  });

  it('lets a companion edit and delete own messages but no messages of the other guest', async () => {
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

  it('lists the devices of a companion with the name of the companion', async () => {
    const { guest, token } = await twoOfThem();
    await guestEndpoints.openSession(slug(), nobody, { json: { token } });
    const answer = await stayEndpoints.devices(slug(), guest.code, desk());
    const { devices } = guestDevicesSchema.parse(await answer.json());
    expect(devices.map(({ guest_name }) => guest_name).sort()).toEqual([guest.name, 'Tim Byrne'].sort());
  });

  it('ends links, devices, push registrations and sockets of a removed companion only', async () => {
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

describe('access to companions', () => {
  it('answers not_found for a companion through another stay or another hotel', async () => {
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

  it('refuses companion management to guests, companions, strangers and staff who may not manage stays', async () => {
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
