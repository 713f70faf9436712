import { beforeAll, describe, expect, it } from 'vitest';
import { staySchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, byToken, nobody } from '@/lib/testing/call-route';
import { conversationDoors, guestDoors } from '@/lib/testing/doors';
import { bodyWithoutRequestId, expectRefusals } from '@/lib/testing/expect-refusal';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { stayDoors } from '@/lib/testing/stay-doors';
import { tableHashes } from '@/lib/testing/table-hashes';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TheKillarney,
} from '@/lib/testing/the-killarney';

useFreshDatabase();
let cast: TheKillarney;
beforeAll(async () => {
  cast = await seedTheKillarney();
});

const change = (guest: TestGuest, json: unknown, as = byApiToken(cast.brendan)) =>
  stayDoors.change(cast.killarney.slug, guest.code, as, { json });
const NOTES = 'Allergic to nuts; celebrates on Friday';

describe('what is known of a stay', () => {
  it('is corrected word by word, with a line for each change, and what is not named stays', async () => {
    const guest = await addGuest(cast.killarney, { firstName: 'Una', lastName: 'Roe' });
    const before = staySchema.parse(
      await (await stayDoors.read(cast.killarney.slug, guest.code, byApiToken(cast.brendan))).json(),
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

  it('is told to every desk, and what was said before keeps its author', async () => {
    const guest = await addGuest(cast.killarney, { firstName: 'Una', lastName: 'Roe' });
    const { conversation_id: id } = await guestSays(guest, 'Hello');
    await db().news.deleteMany();
    await change(guest, { guest_last_name: 'Doyle' });
    expect(await db().news.count({ where: { conversationId: id, type: 'conversation_row' } })).toBe(1);
    const said = await db().message.findFirstOrThrow({ where: { conversationId: id } });
    expect(said.senderName).toBe('Una Roe');
  });

  it('said again changes nothing', async () => {
    const guest = await addGuest(cast.killarney);
    await change(guest, { notes: NOTES });
    const before = await tableHashes();
    expect((await change(guest, { notes: NOTES })).status).toBe(200);
    expect(await tableHashes()).toEqual(before);
  });

  it('notes are the desk’s own: in no answer that a guest gets', async () => {
    const guest = await addGuest(cast.killarney);
    await change(guest, { notes: NOTES });
    const { conversation_id: id } = await guestSays(guest, 'Hello');
    const { slug } = cast.killarney;
    const answers = await Promise.all([
      guestDoors.context(slug, byGuestCookie(guest)),
      guestDoors.messages(slug, byGuestCookie(guest)),
      guestDoors.events(slug, byGuestCookie(guest), { query: '?after=0' }),
      guestDoors.openSession(slug, nobody, { json: { token: guest.token } }),
    ]);
    for (const answer of answers) expect(await answer.text()).not.toContain('nuts');
    const desk = await conversationDoors.read(slug, id, byApiToken(cast.brendan));
    expect((await desk.json()).stay.notes).toBe(NOTES);
    const kitchen = await conversationDoors.read(slug, id, byApiToken(cast.declan));
    expect((await kitchen.json()).stay.notes).toBe('');
  });
});

describe('refuses', () => {
  it('whoever does not run stays, strangers, and another hotel in the words of an absent stay', async () => {
    const guest = await addGuest(cast.killarney);
    const cook = await addStaff(cast.killarney, { role: 'cook', department: 'kitchen' });
    await expectRefusals([() => change(guest, { notes: 'x' }, byApiToken(cook))], 'forbidden');
    await expectRefusals(
      [nobody, byToken(guest)].map((as) => () => change(guest, { notes: 'x' }, as)),
      'unauthenticated',
    );
    await expectRefusals([() => change(guest, { notes: 'x' }, byApiToken(cast.ronan))], 'not_found');
    const ask = (code: string) =>
      stayDoors.change(cast.dublin.slug, code, byApiToken(cast.ronan), { json: { notes: 'x' } });
    const bodies = [await ask(guest.code), await ask('BK-2026-999999')].map(bodyWithoutRequestId);
    expect(new Set(await Promise.all(bodies)).size).toBe(1);
  });

  it('what is no name, no address, no day, the wrong way round, too long, or not ours to change', async () => {
    const guest = await addGuest(cast.killarney);
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
