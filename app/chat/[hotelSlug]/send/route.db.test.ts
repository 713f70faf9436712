import { beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/chat/[hotelSlug]/send/route';
import { db } from '@/lib/platform/db';
import { type Asked, byGuestCookie, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { FOREIGN_ORIGINS } from '@/lib/testing/foreign-pages';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const post = (as: Caller, asked: Asked, hotelSlug = fixtures.killarney.slug) =>
  callRoute(POST, 'POST', `/chat/${hotelSlug}/send`, { hotelSlug }, as, asked);
const form = (fields: Record<string, string>) => ({ body: new URLSearchParams(fields) });

describe('POST send by form', () => {
  it('redirects a page without JavaScript back to the conversation with 303', async () => {
    const guest = await addGuest(fixtures.killarney);
    const response = await post(byGuestCookie(guest), form({ message: 'Hello', client_message_id: 'one' }));
    expect([response.status, response.headers.get('location')]).toEqual([303, '/chat/hotel-killarney']);
    expect(await response.text()).toBe('');
    expect(await db().message.count({ where: { conversation: { bookingId: guest.bookingId } } })).toBe(1);
  });

  it('stores one message for a form that is sent twice', async () => {
    const guest = await addGuest(fixtures.killarney);
    const asked = { message: 'Hello', client_message_id: 'one' };
    for (let count = 0; count < 2; count += 1)
      expect((await post(byGuestCookie(guest), form(asked))).status).toBe(303);
    expect(await db().message.count({ where: { conversation: { bookingId: guest.bookingId } } })).toBe(1);
  });

  it.each([
    ['Latin', 'x'.repeat(4000)],
    ['Arabic', 'م'.repeat(4000)],
    ['Chinese', '文'.repeat(4000)],
    ['emoji', '🍀'.repeat(2000)],
    ['lines', 'a\n'.repeat(2000).trimEnd()],
  ])(
    'accepts the longest message of %s and normalizes the line ends that browsers send',
    async (_, message) => {
      const guest = await addGuest(fixtures.dublin);
      const { slug } = guest.hotel;
      const sent = form({ message: message.replaceAll('\n', '\r\n'), client_message_id: 'longest' });
      expect((await post(byGuestCookie(guest), sent, slug)).status).toBe(303);
      const kept = await db().message.findFirstOrThrow({
        where: { conversation: { bookingId: guest.bookingId } },
      });
      expect(kept.body).toBe(message);
    },
  );
});

describe('refusals of POST send by form', () => {
  it('refuses a message of invisible characters', async () => {
    const as = byGuestCookie(fixtures.aoife);
    for (const message of ['\u200b', '\u2800', '\u3164\u0301'])
      await expectRefusal(() => post(as, form({ message })), 'invalid_input');
  });

  it.each(FOREIGN_ORIGINS)('refuses a form of another site: %s', async (_name, headers) => {
    const { origin: _ours, 'sec-fetch-site': _same, ...cookie } = byGuestCookie(fixtures.aoife);
    await expectRefusal(() => post({ ...cookie, ...headers }, form({ message: 'a' })), 'bad_origin');
  });

  it('refuses repeated, unknown, empty or long fields and other content types', async () => {
    const as = byGuestCookie(fixtures.aoife);
    const type = 'application/x-www-form-urlencoded';
    const bodies = [
      'message=a&message=b',
      'message=',
      'message=a&role=admin',
      `message=${'a'.repeat(4001)}`,
      '',
    ];
    for (const body of bodies) await expectRefusal(() => post(as, { body, type }), 'invalid_input');
    await expectRefusal(() => post(as, { body: `message=${'a'.repeat(17_000)}`, type }), 'too_large');
    for (const other of ['application/json', 'text/plain', 'multipart/form-data'])
      await expectRefusal(() => post(as, { body: 'message=a', type: other }), 'unsupported_type');
  });

  it('refuses strangers, guests of another hotel and guests who may not write', async () => {
    const { aoife, dublin, killarney } = fixtures;
    const asked = form({ message: 'a' });
    await expectRefusal(() => post(nobody, asked), 'unauthenticated');
    await expectRefusal(() => post(byToken(aoife), asked, dublin.slug), 'unauthenticated');
    const left = await addGuest(killarney, { status: 'checked_out' });
    await expectRefusal(() => post(byGuestCookie(left), asked), 'stay_ended');
    const early = await addGuest(killarney, { status: 'confirmed' });
    await expectRefusal(() => post(byGuestCookie(early), asked), 'not_in_house');
  });
});
