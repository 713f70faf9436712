import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dbPool } from '@/lib/platform/db';
import { mailGuestLink } from '@/lib/stays/mail-guest-link';
import { byApiToken, byToken } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { memberOf } from '@/lib/testing/principals';
import { bodyOf, useSmtp } from '@/lib/testing/smtp-stub';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
const smtp = useSmtp();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(() => {
  smtp.received.length = 0;
  smtp.state.refusal = null;
});

async function aGuest(email: string | null, locale = 'en'): Promise<TestGuest> {
  const guest = await addGuest(fixtures.killarney, { firstName: 'Nora', lastName: 'Quinn' });
  const set = 'UPDATE booking SET guest_email = $2, guest_locale = $3 WHERE id = $1';
  await dbPool().query(set, [guest.bookingId, email, locale]);
  return guest;
}
const mail = async ({ code }: TestGuest) =>
  mailGuestLink(smtp.sender(), { staff: await memberOf(fixtures.brendan), code, requestId: 'request-1' });
const auditLogOf = async ({ code }: TestGuest) =>
  (
    await dbPool().query<{ line: string }>(
      `SELECT action || ' ' || outcome AS line FROM audit_entry WHERE target_id = $1 ORDER BY id`,
      [code],
    )
  ).rows.map(({ line }) => line);

describe('a guest link by e-mail', () => {
  it('mails a guest link that opens the chat, writes audit entries and leaves existing links valid', async () => {
    const guest = await aGuest('nora@post.example');
    await mail(guest);
    const [received] = smtp.received;
    expect(received?.to).toEqual(['nora@post.example']);
    const token = /#t=(\S+)/.exec(received ? bodyOf(received) : '')?.[1] ?? '';
    expect((await guestEndpoints.context(fixtures.killarney.slug, byToken({ token }))).status).toBe(200);
    expect((await guestEndpoints.context(fixtures.killarney.slug, byToken(guest))).status).toBe(200);
    expect(await auditLogOf(guest)).toEqual(['guest_link.create done', 'guest_link.mail done']);
  });

  it.each([
    ['de', 'Guten Tag Nora,'],
    ['ar', 'مرحبًا Nora،'],
    ['fr', 'Hello Nora,'],
  ])('mails a guest link in the language of a guest with the locale %s', async (locale, hello) => {
    await mail(await aGuest('nora@post.example', locale));
    expect(smtp.received.map(bodyOf).join()).toContain(hello);
  });

  it('answers unavailable and writes a failed audit entry when the mail server refuses the message', async () => {
    const guest = await aGuest('nobody@post.example');
    smtp.state.refusal = { code: 550, words: 'No such mailbox' };
    await expect(mail(guest)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await auditLogOf(guest)).toContain('guest_link.mail failed');
  });

  it('refuses to mail a guest link without an e-mail address and for an ended stay', async () => {
    await expect(mail(await aGuest(null))).rejects.toMatchObject({ code: 'conflict' });
    const gone = await aGuest('nora@post.example');
    await dbPool().query(`UPDATE booking SET status = 'checked_out', ended_at = now() WHERE id = $1`, [
      gone.bookingId,
    ]);
    await expect(mail(gone)).rejects.toMatchObject({ code: 'conflict' });
    expect(smtp.received).toEqual([]);
  });
});

describe('POST links/mail', () => {
  const ask = (guest: TestGuest, as = fixtures.brendan) =>
    stayEndpoints.mailLink(fixtures.killarney.slug, guest.code, byApiToken(as));

  it('refuses to mail without a mail server, by staff who may not manage stays, and for foreign stays', async () => {
    const guest = await aGuest('nora@post.example');
    await expectRefusal(() => ask(guest), 'unavailable');
    await expectRefusal(() => ask(guest, fixtures.declan), 'forbidden');
    await expectRefusal(() => ask(fixtures.marco), 'not_found');
  });

  it('limits one mailbox to five guest links an hour', async () => {
    const guest = await aGuest('nora@post.example');
    for (let asked = 0; asked < 5; asked++) await expectProblem(await ask(guest), 'unavailable');
    await expectRefusal(() => ask(guest), 'rate_limited');
    await expectProblem(await ask(await aGuest('dara@post.example')), 'unavailable');
  });
});
