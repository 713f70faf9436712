import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as bring } from '@/app/api/integrations/hotels/[hotelSlug]/stays/route';
import { OVER_STATUSES } from '@/lib/contract/booking-status';
import { type StayStep, staySchema } from '@/lib/contract/stays';
import { sweepFiles } from '@/lib/guest-chat/sweep-files';
import { createApiKey } from '@/lib/integrations/api-keys';
import { db } from '@/lib/platform/db';
import { byApiKey, byApiToken, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { aCompanion, companionEndpoints, tokenOf } from '@/lib/testing/companions';
import { conversationEndpoints, guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusals } from '@/lib/testing/expect-refusal';
import { photo } from '@/lib/testing/file-endpoints';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { rowsOfHotel } from '@/lib/testing/hotel-rows';
import { messageEndpoints } from '@/lib/testing/message-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { memberOf } from '@/lib/testing/principals';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';
import { tableHashes } from '@/lib/testing/table-hashes';
import { wiring } from '@/lib/wiring';
import { POST } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(() => db().rateLimit.deleteMany());

const slug = () => fixtures.killarney.slug;
const desk = () => byApiToken(fixtures.brendan);
const manager = () => byApiToken(fixtures.siobhan);
const erase = (code: string, as: Caller = manager(), hotelSlug = slug()) =>
  callRoute(
    POST,
    'POST',
    `/api/staff/hotel/${hotelSlug}/stays/${code}/erase`,
    { hotelSlug, bookingId: code },
    as,
  );
const leaves = (guest: TestGuest) => stayEndpoints.step(slug(), guest.code, desk(), 'check_out');
/** The steps that lead a stay in house to each status in which it is over. */
const ENDINGS: Record<string, readonly StayStep[]> = {
  checked_out: ['check_out'],
  cancelled: ['undo', 'cancel'],
  no_show: ['undo', 'no_show'],
};
const textOf = async (hotelId: number) =>
  Object.entries(await rowsOfHotel(hotelId))
    .map(String)
    .join('\n');

/** A guest in house whose every name, text, file and device contains a canary. */
async function somebodyKnown() {
  const guest = await addGuest(fixtures.killarney, { firstName: 'Canary', lastName: 'Canarini' });
  const change = { notes: 'canary-notes', guest_email: 'canary@example.com', guest_last_name: 'Canarelli' };
  await stayEndpoints.change(slug(), guest.code, desk(), { json: change });
  const file = await photo(guest, 'canary.jpg');
  const first = await guestSays(guest, 'canary-one', { client_message_id: 'canary-id' });
  const other = { json: { message: 'canary-other-words' } };
  await messageEndpoints.guestEdit(slug(), first.message_id, byToken(guest), other);
  await staffSays(fixtures.brendan, first.conversation_id, 'canary-answer', { reply_to: first.message_id });
  const tim = await aCompanion(guest, fixtures.brendan, { first_name: 'Canarino', last_name: 'Canary' });
  const token = await tokenOf(guest, fixtures.brendan, tim.id);
  await guestEndpoints.openSession(slug(), nobody, {
    json: { token },
    headers: { 'user-agent': 'canary-phone' },
  });
  await guestEndpoints.send(slug(), byToken({ token }), { json: { message: 'canary-two' } });
  await guestSays(guest, 'canary-caption', { attachment_ids: [file.id] });
  await db().device.create({
    data: {
      ...{ hotelId: guest.hotel.id, bookingId: guest.bookingId, guestSessionId: guest.sessionId },
      ...{ kind: 'registration_token', value: `canary-device-${guest.code}` },
    },
  });
  return { guest, tim, conversationId: first.conversation_id };
}

describe('erasure of an ended stay', () => {
  it.each(OVER_STATUSES)(
    'leaves no name, text, file or device in any table when an erased stay was %s',
    async (status) => {
      const { guest, conversationId } = await somebodyKnown();
      await guestSays(fixtures.marco, 'canary of next door');
      for (const step of ENDINGS[status] ?? []) await stayEndpoints.step(slug(), guest.code, desk(), step);
      const [before, theirs] = [await textOf(fixtures.killarney.id), await rowsOfHotel(fixtures.dublin.id)];
      expect(before.match(/canar/gi)?.length).toBeGreaterThan(15);
      const stay = staySchema.parse(await (await erase(guest.code)).json());
      expect(stay).toMatchObject({
        status,
        guest_first_name: '',
        guest_last_name: '',
        guest_email: null,
        notes: '',
      });
      const { storage } = wiring();
      if (storage) await sweepFiles(storage);
      expect((await textOf(fixtures.killarney.id)).match(/.*canar.*/gi)).toBeNull();
      expect(await rowsOfHotel(fixtures.dublin.id)).toEqual(theirs);
      expect(await db().attachment.count({ where: { conversationId } })).toBe(0);
    },
  );

  it('preserves sequence numbers, dates and room of an erased stay', async () => {
    const { guest, conversationId } = await somebodyKnown();
    await leaves(guest);
    const page = async () => (await conversationEndpoints.messages(slug(), conversationId, desk())).json();
    const before = await page();
    await erase(guest.code);
    const after = await page();
    const seqs = ({ messages }: { messages: { seq: number }[] }) => messages.map(({ seq }) => seq);
    expect(seqs(after)).toEqual(seqs(before));
    expect(after.last_seq).toBe(before.last_seq);
    const events = await (
      await conversationEndpoints.events(slug(), conversationId, desk(), { query: '?after=0' })
    ).json();
    expect(events.events.map(({ seq }: { seq: number }) => seq)).toEqual(
      Array.from({ length: events.last_seq }, (_, index) => index + 1),
    );
    const stay = await (await stayEndpoints.read(slug(), guest.code, desk())).json();
    expect(stay).toMatchObject({ status: 'checked_out', room_number: guest.roomNumber });
  });

  it('changes nothing when a stay is erased again', async () => {
    const { guest } = await somebodyKnown();
    await leaves(guest);
    await erase(guest.code);
    const before = await tableHashes();
    expect((await erase(guest.code)).status).toBe(200);
    expect(await tableHashes()).toEqual(before);
  });

  it('refuses to restore an erased stay by an undo, a correction, a link, a companion or another system', async () => {
    const { guest } = await somebodyKnown();
    await leaves(guest);
    const externalId = `pms-${guest.code}`;
    await db().booking.update({ where: { id: guest.bookingId }, data: { externalId } });
    await erase(guest.code);
    const { code } = guest;
    await expectRefusals(
      [
        () => stayEndpoints.step(slug(), code, desk(), 'undo'),
        () => stayEndpoints.change(slug(), code, desk(), { json: { notes: 'back' } }),
        () => stayEndpoints.createLink(slug(), code, desk()),
        () => companionEndpoints.add(slug(), code, desk(), { first_name: 'A', last_name: 'B' }),
      ],
      'conflict',
    );
    const admin = await addStaff(fixtures.killarney, { role: 'admin', department: 'management' });
    const key = byApiKey((await createApiKey({ staff: await memberOf(admin) }, 'PMS')).secret);
    const said = {
      ...{ external_id: externalId, guest_first_name: 'Canary', guest_last_name: 'Canarini' },
      ...{ check_in: '2026-11-24', check_out: '2026-11-27', status: 'in_house' },
    };
    const path = `/api/integrations/hotels/${slug()}/stays`;
    const answer = await callRoute(bring, 'POST', path, { hotelSlug: slug() }, key, { json: said });
    const { results } = await answer.json();
    expect(results[0]).toMatchObject({
      result: 'refused',
      errors: [{ path: 'external_id', code: 'erased' }],
    });
  });

  it('stores no text of messages that were being sent during the erasure', async () => {
    for (let round = 0; round < 20; round += 1) {
      const guest = await addGuest(fixtures.killarney);
      const { conversation_id: id } = await guestSays(guest, 'Good morning');
      const late = ['a', 'b', 'c'].map((text) =>
        guestEndpoints.send(slug(), byToken(guest), { json: { message: `late-${text}` } }),
      );
      const answered = conversationEndpoints.send(slug(), id, desk(), { json: { message: 'late-answer' } });
      const gone = leaves(guest).then(() => erase(guest.code));
      await Promise.all([...late, answered, gone]);
      const kept = await db().message.findMany({
        where: { conversationId: id, senderType: { not: 'system' } },
      });
      expect(
        kept.filter(({ body, senderName, senderType }) => body || (senderType === 'guest' && senderName)),
      ).toEqual([]);
    }
  }, 60_000);
});
