import { beforeAll, describe, expect, it } from 'vitest';
import { staySchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, byToken, nobody } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints } from '@/lib/testing/endpoints';
import { bodyWithoutRequestId, expectRefusals } from '@/lib/testing/expect-refusal';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';
import { tableHashes } from '@/lib/testing/table-hashes';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const change = (guest: TestGuest, json: unknown, as = byApiToken(fixtures.brendan)) =>
  stayEndpoints.change(fixtures.killarney.slug, guest.code, as, { json });
const NOTES = 'Allergic to nuts; celebrates on Friday';

describe('PATCH stays', () => {
  it('changes the given fields of a stay with one audit entry and leaves absent fields unchanged', async () => {
    const guest = await addGuest(fixtures.killarney, { firstName: 'Una', lastName: 'Roe' });
    const before = staySchema.parse(
      await (
        await stayEndpoints.read(fixtures.killarney.slug, guest.code, byApiToken(fixtures.brendan))
      ).json(),
    );
    const next = {
      guest_first_name: 'Úna',
      guest_email: 'una@example.com',
      guest_locale: 'de',
      notes: NOTES,
    };
    const answer = await change(guest, next);
    expect(answer.status).toBe(200);
    expect(staySchema.parse(await answer.json())).toEqual({ ...before, ...next });
    const [line] = await db().auditEntry.findMany({ where: { action: 'stay.change', targetId: guest.code } });
    expect(line?.data).toMatchObject({ before: { guestFirstName: 'Una' }, after: { guestFirstName: 'Úna' } });
    expect(JSON.stringify(line?.data)).not.toContain('nuts');
  });

  it('updates the inbox row of a stay and leaves the author name of earlier messages unchanged', async () => {
    const guest = await addGuest(fixtures.killarney, { firstName: 'Una', lastName: 'Roe' });
    const { conversation_id: id } = await guestSays(guest, 'Hello');
    await db().outboxItem.deleteMany();
    await change(guest, { guest_last_name: 'Doyle' });
    expect(await db().outboxItem.count({ where: { conversationId: id, type: 'conversation_row' } })).toBe(1);
    const said = await db().message.findFirstOrThrow({ where: { conversationId: id } });
    expect(said.senderName).toBe('Una Roe');
  });

  it('changes nothing when the same values of a stay are sent again', async () => {
    const guest = await addGuest(fixtures.killarney);
    await change(guest, { notes: NOTES });
    const before = await tableHashes();
    expect((await change(guest, { notes: NOTES })).status).toBe(200);
    expect(await tableHashes()).toEqual(before);
  });

  it('returns the notes of a stay in no answer to a guest', async () => {
    const guest = await addGuest(fixtures.killarney);
    await change(guest, { notes: NOTES });
    const { conversation_id: id } = await guestSays(guest, 'Hello');
    const { slug } = fixtures.killarney;
    const answers = await Promise.all([
      guestEndpoints.context(slug, byGuestCookie(guest)),
      guestEndpoints.messages(slug, byGuestCookie(guest)),
      guestEndpoints.events(slug, byGuestCookie(guest), { query: '?after=0' }),
      guestEndpoints.openSession(slug, nobody, { json: { token: guest.token } }),
    ]);
    for (const answer of answers) expect(await answer.text()).not.toContain('nuts');
    const desk = await conversationEndpoints.read(slug, id, byApiToken(fixtures.brendan));
    expect((await desk.json()).stay.notes).toBe(NOTES);
    const kitchen = await conversationEndpoints.read(slug, id, byApiToken(fixtures.declan));
    expect((await kitchen.json()).stay.notes).toBe('');
  });
});

describe('refusals of PATCH stays', () => {
  it('refuses changes of a stay by strangers, by staff who may not manage stays and of another hotel', async () => {
    const guest = await addGuest(fixtures.killarney);
    const cook = await addStaff(fixtures.killarney, { role: 'cook', department: 'kitchen' });
    await expectRefusals([() => change(guest, { notes: 'x' }, byApiToken(cook))], 'forbidden');
    await expectRefusals(
      [nobody, byToken(guest)].map((as) => () => change(guest, { notes: 'x' }, as)),
      'unauthenticated',
    );
    await expectRefusals([() => change(guest, { notes: 'x' }, byApiToken(fixtures.ronan))], 'not_found');
    const ask = (code: string) =>
      stayEndpoints.change(fixtures.dublin.slug, code, byApiToken(fixtures.ronan), { json: { notes: 'x' } });
    const bodies = [await ask(guest.code), await ask('BK-2026-999999')].map(bodyWithoutRequestId);
    expect(new Set(await Promise.all(bodies)).size).toBe(1);
  });

  it('refuses a stay with invalid names, addresses or dates, long notes or fields that cannot be changed', async () => {
    const guest = await addGuest(fixtures.killarney);
    const wrong = [
      {},
      { guest_last_name: ' ' },
      { guest_email: 'nobody' },
      { check_out: '2020-01-01' },
      { check_in: '2026-02-30' },
      { notes: 'x'.repeat(2001) },
      { status: 'checked_out' },
      { room_number: '1' },
    ];
    await expectRefusals(
      wrong.map((json) => () => change(guest, json)),
      'invalid_input',
    );
  });
});
