import { beforeAll, describe, expect, it } from 'vitest';
import { type StayDto, type StayStep, staySchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await db().room.createMany({
    data: ['601', '602', '603'].map((number) => ({ hotelId: fixtures.killarney.id, number })),
  });
});

const desk = () => byApiToken(fixtures.brendan);
const slug = () => fixtures.killarney.slug;
const room = (room_number: string) => ({ json: { room_number } });
const checkIn = (guest: TestGuest, number: string) =>
  stayEndpoints.checkIn(slug(), guest.code, desk(), room(number));
const step = (guest: TestGuest, taken: StayStep) => stayEndpoints.step(slug(), guest.code, desk(), taken);
const stayOf = async (response: Response): Promise<StayDto> => staySchema.parse(await response.json());
const conversationOf = ({ bookingId }: TestGuest) =>
  db().conversation.findFirstOrThrow({
    where: { bookingId },
    select: { id: true, status: true, waitingSince: true },
  });

describe('check-in', () => {
  it('assigns the room at check-in once and lets the guest write', async () => {
    const guest = await addGuest(fixtures.killarney, { status: 'confirmed', room: null });
    await expectProblem(await send(guest), 'not_in_house');
    expect(await stayOf(await checkIn(guest, '601'))).toMatchObject({
      status: 'in_house',
      room_number: '601',
    });
    expect((await send(guest)).status).toBe(201);
    expect(await stayOf(await checkIn(guest, '601'))).toMatchObject({ room_number: '601' });
    expect(await db().auditEntry.count({ where: { action: 'stay.check_in', targetId: guest.code } })).toBe(1);
    await expectRefusal(() => checkIn(guest, '602'), 'conflict');
    await step(guest, 'check_out');
  });

  it('assigns a room to one of ten guests who are checked in at the same time', async () => {
    const guests: TestGuest[] = [];
    for (let at = 0; at < 10; at += 1)
      guests.push(await addGuest(fixtures.killarney, { status: 'confirmed', room: null }));
    const answers = await Promise.all(guests.map((guest) => checkIn(guest, '603')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
    expect(await db().booking.count({ where: { status: 'in_house', room: { number: '603' } } })).toBe(1);
  });

  it('refuses an unknown room, a room of another hotel and an occupied room', async () => {
    const guest = await addGuest(fixtures.killarney, { status: 'confirmed', room: null });
    await db().room.create({ data: { hotelId: fixtures.dublin.id, number: 'D1' } });
    for (const number of ['D1', '99999']) await expectRefusal(() => checkIn(guest, number), 'not_found');
    await expectRefusal(() => checkIn(guest, '204'), 'conflict');
    await expectRefusal(() => checkIn(guest, '../204'), 'invalid_input');
  });
});

describe('a move', () => {
  it('preserves conversation, history, link and channel on a move and shows the new room', async () => {
    const guest = await addGuest(fixtures.killarney, { room: '701' });
    const { conversation_id } = await guestSays(guest, 'My tap drips');
    const moved = await stayOf(await stayEndpoints.move(slug(), guest.code, desk(), room('602')));
    expect(moved).toMatchObject({ room_number: '602', status: 'in_house', conversation_id });
    const later = await guestSays(guest, 'Much better, thank you');
    expect(later).toMatchObject({ conversation_id, message: { room_number: '602' } });
    // A message records the room in which it was written.
    const first = await db().message.findFirstOrThrow({ where: { body: 'My tap drips' } });
    expect(first.roomNumber).toBe('701');
  });

  it('shows the next guest of the old room no message of the previous one', async () => {
    const before = await addGuest(fixtures.killarney, { room: '702' });
    await guestSays(before, 'A secret of room 702');
    await db().room.create({ data: { hotelId: fixtures.killarney.id, number: '703' } });
    await stayEndpoints.move(slug(), before.code, desk(), room('703'));
    const after = await addGuest(fixtures.killarney, { room: '702' });
    const page = await guestEndpoints.messages(slug(), byGuestCookie(after));
    expect(await page.text()).not.toContain('secret');
  });

  it('refuses to move a guest who is not in house', async () => {
    const guest = await addGuest(fixtures.killarney, { status: 'confirmed', room: null });
    await expectRefusal(() => stayEndpoints.move(slug(), guest.code, desk(), room('601')), 'conflict');
  });
});

describe('checkout', () => {
  it('ends link, device and push at checkout and closes the conversation without erasing it', async () => {
    const guest = await addGuest(fixtures.killarney);
    await guestSays(guest, 'Goodbye');
    await db().device.create({
      data: {
        hotelId: fixtures.killarney.id,
        bookingId: guest.bookingId,
        guestSessionId: guest.sessionId,
        kind: 'installation_id',
        value: `phone-of-${guest.code}`,
      },
    });
    expect(await stayOf(await step(guest, 'check_out'))).toMatchObject({
      status: 'checked_out',
      ended_at: expect.any(String),
    });
    await expectProblem(await guestEndpoints.context(slug(), byGuestCookie(guest)), 'stay_ended');
    await expectProblem(await send(guest), 'stay_ended');
    expect(await db().device.count({ where: { bookingId: guest.bookingId } })).toBe(0);
    const { id, ...rest } = await conversationOf(guest);
    expect(rest).toEqual({ status: 'closed', waitingSince: null });
    expect(await db().message.count({ where: { conversationId: id } })).toBe(1);
  });

  it('undoes a checkout, so that the guest may write and an unanswered guest waits again', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { conversation_id, sent_at } = await guestSays(guest, 'Is anybody there?');
    await guestSays(guest, 'Hello?');
    await step(guest, 'check_out');
    expect(await stayOf(await step(guest, 'undo'))).toMatchObject({ status: 'in_house', ended_at: null });
    expect(await conversationOf(guest)).toMatchObject({ status: 'open', waitingSince: new Date(sent_at) });
    await staffSays(fixtures.brendan, conversation_id, 'I am');
    await step(guest, 'check_out');
    await step(guest, 'undo');
    expect(await conversationOf(guest)).toMatchObject({ status: 'open', waitingSince: null });
  });

  it('refuses to undo a checkout once another guest is in the room', async () => {
    const guest = await addGuest(fixtures.killarney, { room: '704' });
    await step(guest, 'check_out');
    const next = await addGuest(fixtures.killarney, { room: '704' });
    const problem = await expectRefusal(() => step(guest, 'undo'), 'conflict');
    expect(problem).toMatchObject({ taken_by: next.code });
  });

  it('changes nothing when a checkout is repeated', async () => {
    const guest = await addGuest(fixtures.killarney);
    const first = await stayOf(await step(guest, 'check_out'));
    expect(await stayOf(await step(guest, 'check_out'))).toEqual(first);
    expect(await db().auditEntry.count({ where: { action: 'stay.check_out', targetId: guest.code } })).toBe(
      1,
    );
  });
});

describe('steps that are not allowed', () => {
  it.each<[StayDto['status'], StayStep]>([
    ['confirmed', 'check_out'],
    ['confirmed', 'undo'],
    ['in_house', 'cancel'],
    ['in_house', 'no_show'],
    ['checked_out', 'cancel'],
    ['cancelled', 'check_out'],
    ['pending', 'undo'],
  ])('refuses a %s stay the step %s', async (status, taken) => {
    const guest = await addGuest(fixtures.killarney, { status });
    await expectRefusal(() => step(guest, taken), 'conflict');
  });
});

it('ends the link on cancellation and no-show without revealing the status of the stay', async () => {
  for (const taken of ['cancel', 'no_show'] as const) {
    const guest = await addGuest(fixtures.killarney, { status: 'confirmed' });
    expect((await step(guest, taken)).status).toBe(200);
    await expectProblem(await guestEndpoints.context(slug(), byGuestCookie(guest)), 'unauthenticated');
    expect((await step(guest, 'undo')).status).toBe(200);
    expect((await guestEndpoints.context(slug(), byGuestCookie(guest))).status).toBe(200);
  }
});

const send = (guest: TestGuest) =>
  guestEndpoints.send(slug(), byGuestCookie(guest), { json: { message: 'Am I heard?' } });
